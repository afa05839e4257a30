package org.lastmile.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.lastmile.bucket.NewFile;
import org.lastmile.bucket.ParquetFiles;
import org.lastmile.contract.Column;
import org.lastmile.contract.Table;
import org.lastmile.warehouse.Duck;

/**
 * Of rows with one business key in one delivery the first stays, and the others are set aside. Keys that come twice are
 * few, so they are found by their hash, and only their rows are put in order. Several tasks note all keys in
 * {@link SeenKeys}, and write rows whose key may have come before into files of their own: only these are searched for
 * keys, and mostly only these are written anew.
 *
 * @param task whose delivery is meant; of several tasks for one table the first
 */
record Duplicates(LoadTask task, Table table) {
    private static final String RULE = "duplicate_key";
    private static final String MEMORY = "2GB";

    /** Looks through the rows that one task has gathered in {@code loaded}; reasons go to {@code reason}. */
    void setAside(Connection duck, LoadTally tally) throws SQLException {
        if (table.key().isEmpty()) {
            return;
        }

        var rows = "(select *, '' as part, rowid as place from loaded)";

        if (find(duck, repeated(rows), rows, "part")) {
            Duck.execute(duck, "insert into reason " + reasons());
            tally.setAside(cause(), PartnerCause.count(duck, "duplicate"));
            Duck.execute(duck, "delete from loaded where rowid in (select place from duplicate)");
        }
    }

    /**
     * Looks through the files that several tasks have written for one table, in the order of the delivery.
     *
     * @param parts  what the tasks have loaded
     * @param reason file that takes the reasons
     * @return the parts, without the rows that an earlier part holds as well
     */
    LoadedTable setAside(List<LoadedTable> parts, Path reason) throws SQLException, IOException {
        var whole = LoadedTable.joined(parts);
        var again = whole.files().stream().filter(LoadTask::isAgain).toList();

        if (table.key().isEmpty() || !whole.failure().isEmpty() || (!task.seen().isEmpty() && again.isEmpty())) {
            return whole;
        }

        try (var duck = Duck.open(2, MEMORY)) {
            Duck.execute(duck, "set temp_directory = " + Duck.literal(task.scratch()));
            var files = list(whole.files());
            var rows = "(select *, filename as part, file_row_number as place from read_parquet(" + files
                    + ", filename = true, file_row_number = true))";
            var keys = task.seen().isEmpty()
                    ? repeated(rows)
                    : "select distinct " + hash() + " from " + Duck.parquet(again);
            // Of one task's rows with a key the first stands in the first of its files.
            return find(duck, keys, rows, "list_position(" + files + ", part)") ? without(duck, whole, reason) : whole;
        }
    }

    private LoadedTable without(Connection duck, LoadedTable whole, Path reason) throws SQLException, IOException {
        var kept = new ArrayList<NewFile>();

        for (var file : whole.accepted()) {
            var left = keep(duck, file);

            if (left.rows() == 0 && LoadTask.isAgain(Path.of(left.path()))) {
                Files.delete(Path.of(left.path()));
            } else {
                kept.add(left);
            }
        }

        ParquetFiles.write(duck, "(" + reasons() + ")", reason, -1);
        var rowsAside = count(duck, "duplicate");
        var left = kept.stream().map(file -> Path.of(file.path())).toList();
        return whole.without(
                new LoadedTable.Left(
                        kept,
                        LoadedScopes.of(duck, Duck.parquet(left), task.deliveryId(), table),
                        PartnerCause.count(duck, "duplicate")),
                cause(),
                new NewFile(reason.toString(), -1, rowsAside));
    }

    private String key() {
        return table.key().stream()
                .map(column -> Duck.identifier(column.storedName()))
                .collect(Collectors.joining(", "));
    }

    private String hash() {
        return "hash(" + key() + ") as key_hash";
    }

    private String repeated(String rows) {
        return "select " + hash() + " from " + rows + " group by key_hash having count(*) > 1";
    }

    /**
     * Finds the rows whose key stands in a row before them.
     *
     * @param keys SQL that selects the hashes of all keys that come twice, and maybe of others
     */
    private boolean find(Connection duck, String keys, String rows, String order) throws SQLException {
        Duck.execute(duck, "create table several as " + keys);

        if (count(duck, "several") == 0) {
            return false;
        }

        // The keys are few and the rows many: DuckDB would hash the rows, which takes seven times as long.
        Duck.execute(duck, "set disabled_optimizers = 'join_order,build_side_probe_side'");
        Duck.execute(
                duck,
                "create table duplicate as select part, place, source_file, source_row, "
                        + PartnerCause.partnerOf(table) + " as partner from " + rows
                        + " as loaded semi join several on several.key_hash = hash(" + key() + ")"
                        + " qualify row_number() over (partition by " + key() + " order by " + order + ", place) > 1");
        Duck.execute(duck, "reset disabled_optimizers");
        return count(duck, "duplicate") > 0;
    }

    private Cause cause() {
        return cause(table);
    }

    /** All columns of the key, and the rule. */
    static Cause cause(Table table) {
        return new Cause(table.key().stream().map(Column::name).collect(Collectors.joining(", ")), RULE);
    }

    private String reasons() {
        return "select " + Duck.literal(task.deliveryId()) + " as delivery_id, "
                + Duck.literal(task.contract().id()) + " as source, " + Duck.literal(table.name())
                + " as source_table, source_file, source_row, " + Duck.literal(cause().column()) + " as column_name, "
                + Duck.literal(RULE)
                + " as rule, 'the key of an earlier row' as seen from duplicate order by part, place";
    }

    /** Writes a file anew beside itself, when some of its rows are set aside. */
    private static NewFile keep(Connection duck, NewFile file) throws SQLException, IOException {
        var path = Path.of(file.path());
        var aside = "(select place from duplicate where part = " + Duck.literal(file.path()) + ")";

        if (count(duck, aside) == 0) {
            return file;
        }

        var kept = path.resolveSibling(path.getFileName() + ".kept");
        var rows = ParquetFiles.write(
                        duck,
                        "(select * exclude (file_row_number) from read_parquet(" + Duck.literal(file.path())
                                + ", file_row_number = true) where file_row_number not in " + aside + ")",
                        kept,
                        -1)
                .rows();
        Files.move(kept, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        return new NewFile(file.path(), file.bucket(), rows);
    }

    private static long count(Connection duck, String relation) throws SQLException {
        try (var statement = duck.createStatement();
                var rows = statement.executeQuery("select count(*) from " + relation)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static String list(List<Path> files) {
        return files.stream().map(file -> Duck.literal(file.toString())).collect(Collectors.joining(", ", "[", "]"));
    }
}
