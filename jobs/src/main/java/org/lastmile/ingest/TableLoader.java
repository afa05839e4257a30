package org.lastmile.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.lastmile.bucket.NewFile;
import org.lastmile.bucket.ParquetFiles;
import org.lastmile.contract.Table;
import org.lastmile.contract.WarehouseException;
import org.lastmile.warehouse.Duck;

/**
 * Loads files of one table inside a Spark task: rows are judged and tokenised one by one in memory, gathered by
 * DuckDB and written as Parquet. Nothing is written before it is tokenised.
 */
final class TableLoader {
    private static final String MEMORY = "2GB";

    private final LoadTask task;
    private final Table table;

    private TableLoader(LoadTask task) {
        this.task = task;
        this.table = task.contract().table(task.table());
    }

    static LoadedTable load(LoadTask task, TokenKey key, KnownKeys known) throws SQLException, IOException {
        try {
            return new TableLoader(task).load(key, known);
        } catch (WarehouseException failure) {
            return LoadedTable.failed(task.table(), String.valueOf(failure.getMessage()));
        }
    }

    private LoadedTable load(TokenKey key, KnownKeys known) throws SQLException, IOException {
        try (var duck = Duck.open(1, MEMORY)) {
            // Rows are tokenised before they come here: what spills holds no identifier.
            Duck.execute(duck, "set temp_directory = " + Duck.literal(task.scratch()));
            var tally = new LoadTally();
            // Rows that come in many statements of their own are put together anew each time.
            duck.setAutoCommit(false);

            try (var writer = new RowWriter(duck, task, table, new Tokens(key), known, tally)) {
                var source = RowSources.of(task.contract(), table, task.today(), task.files());

                for (var file : task.files()) {
                    source.read(file, writer);
                }
            }

            duck.setAutoCommit(true);

            if (task.seen().isEmpty()) {
                new Duplicates(task, table).setAside(duck, tally);
                new UniqueColumns(task, table, tally).setAside(duck);
            }

            return new LoadedTable(
                    table.name(),
                    "",
                    tally.rowsIn(),
                    tally.quarantined(),
                    tally.supportingDocuments(),
                    tally.rules(),
                    tally.repaired(),
                    Map.of(),
                    LoadedScopes.of(duck, "(from loaded union all from again)", task.deliveryId(), table),
                    tally.observed(),
                    tally.ofPartners(),
                    accepted(duck),
                    List.of(write(duck, "reason", Path.of(task.quarantine()))));
        }
    }

    /** Rows that may repeat a key are few and go into a file of their own, which is cheap to write anew without them. */
    private List<NewFile> accepted(Connection duck) throws SQLException, IOException {
        var rows = write(duck, "loaded", Path.of(task.target()));

        if (task.seen().isEmpty()) {
            return List.of(rows);
        }

        var again = write(duck, LoadedRows.AGAIN, LoadTask.again(Path.of(task.target())));

        if (again.rows() > 0) {
            return List.of(rows, again);
        }

        Files.delete(Path.of(again.path()));
        return List.of(rows);
    }

    private static NewFile write(Connection duck, String relation, Path file) throws SQLException, IOException {
        Files.createDirectories(file.getParent());
        return ParquetFiles.write(duck, relation, file, -1);
    }
}
