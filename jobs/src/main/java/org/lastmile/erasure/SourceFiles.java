package org.lastmile.erasure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.lastmile.bucket.ParquetFiles;
import org.lastmile.warehouse.Duck;
import org.lastmile.warehouse.PartnershipFolder;

/** Asks the Parquet files of source tables on the disk, whether a table still counts them or not. */
record SourceFiles(PartnershipFolder folder, Connection duck) {
    /** All whole files of a table. */
    List<Path> of(String table) throws IOException {
        var place = folder.table("source", table);

        if (!Files.isDirectory(place)) {
            return List.of();
        }

        try (var walk = Files.walk(place)) {
            return walk.filter(file -> file.toString().endsWith(".parquet"))
                    .filter(file -> !file.startsWith(place.resolve("_delta_log")))
                    .filter(this::isWhole)
                    .sorted()
                    .toList();
        }
    }

    /** A process that was killed leaves files that it has not ended: no table has them, and they go away. */
    private boolean isWhole(Path file) {
        try {
            ParquetFiles.rows(duck, file);
            return true;
        } catch (SQLException torn) {
            return false;
        }
    }

    static String relation(List<Path> files) {
        return Duck.parquet(files);
    }

    List<String> columns(List<Path> files) throws SQLException {
        return ParquetFiles.columns(duck, Duck.parquet(files));
    }

    /** The values of a column, each once, in the rows for which a condition holds. */
    Set<String> values(String relation, String column, String condition) throws SQLException {
        var name = Duck.identifier(column);
        return new TreeSet<>(ask("select distinct " + name + "::varchar from " + relation + " where " + condition
                + " and " + name + " is not null"));
    }

    List<String> ask(String sql) throws SQLException {
        var answers = new ArrayList<String>();

        try (var statement = duck.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                answers.add(rows.getString(1));
            }
        }

        return answers;
    }
}
