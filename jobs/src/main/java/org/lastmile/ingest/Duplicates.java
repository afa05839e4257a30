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
 * few, so they are found by their hash, and only their rows are put in order.
 *
 * @param task whose delivery is meant; of several tasks for one table any of them
 */
record Duplicates(LoadTask task, Table table) {
    private static final String RULE = "duplicate_key";
    private static final String MEMORY = "2GB";

    /** Looks through the rows that one task has gathered in {@code loaded}; reasons go to {@code reason}. */
    void setAside(Connection duck, LoadTally tally) throws SQLException {
        if (table.key().isEmpty() || !find(duck, "(select *, '' as part, rowid as place from loaded)", "part")) {
            return;
        }

        Duck.execute(duck, "insert into reason " + reasons());
        tally.setAside(cause(), PartnerCause.count(duck, "duplicate"));
        Duck.execute(duck, "delete from loaded where rowid in (select place from duplicate)");
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

        if (table.key().isEmpty() || !whole.failure().isEmpty()) {
            return whole;
        }

        try (var duck = Duck.open(2, MEMORY)) {
            Duck.execute(duck, "set temp_directory = " + Duck.literal(task.scratch()));
            var files = whole.files();
            var rows = "(select *, filename as part, file_row_number as place from read_parquet(" + list(files)
                    + ", filename = true, file_row_number = true))";

            if (!find(duck, rows, "list_position(" + list(files) + ", part)")) {
                return whole;
            }

            var kept = new ArrayList<NewFile>();

            for (var file : whole.accepted()) {
                kept.add(keep(duck, file));
            }

            ParquetFiles.write(duck, "(" + reasons() + ")", reason, -1);
            var rowsAside = count(duck);
            var left = kept.stream().map(file -> Path.of(file.path())).toList();
            return whole.without(
                    new LoadedTable.Left(
                            kept,
                            LoadedScopes.of(duck, Duck.parquet(left), task.deliveryId(), table),
                            PartnerCause.count(duck, "duplicate")),
                    cause(),
                    new NewFile(reason.toString(), -1, rowsAside));
        }
    }

    private boolean find(Connection duck, String rows, String order) throws SQLException {
        var key = table.key().stream()
                .map(column -> Duck.identifier(column.storedName()))
                .collect(Collectors.joining(", "));
        Duck.execute(
                duck,
                "create table several as select hash(" + key + ") as key_hash from " + rows
                        + " group by key_hash having count(*) > 1");

        if (count(duck, "several") == 0) {
            return false;
        }

        Duck.execute(
                duck,
                "create table duplicate as select part, place, source_file, source_row, "
                        + PartnerCause.partnerOf(table) + " as partner from " + rows
                        + " as loaded semi join several on several.key_hash = hash(" + key + ")"
                        + " qualify row_number() over (partition by " + key + " order by " + order + ", place) > 1");
        return count(duck) > 0;
    }

    private Cause cause() {
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

    private static long count(Connection duck) throws SQLException {
        return count(duck, "duplicate");
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
