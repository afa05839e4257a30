package org.lastmile.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.lastmile.bucket.ByteSearch;
import org.lastmile.bucket.ParquetFiles;
import org.lastmile.warehouse.Duck;

/**
 * Looks for tokens of older keys in every byte below a folder, and in every value of its Parquet files.
 *
 * @param beginnings of such tokens: the id of the key and a dot
 */
record TokenSearch(List<String> beginnings) {
    /**
     * How many files hold none.
     *
     * @throws IllegalStateException if one does, or cannot be decoded
     */
    static long refuseOld(Path folder, TokenKey key) throws IOException, SQLException {
        var links = key.links();
        var search = new TokenSearch(links.subList(0, links.size() - 1).stream()
                .map(link -> link.id() + ".")
                .toList());
        List<Path> files;

        try (var walk = Files.walk(folder)) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        }

        var found = search.found(files);

        if (!found.isEmpty()) {
            throw new IllegalStateException("tokens of an older key are still in " + found);
        }

        return files.size();
    }

    private List<Path> found(List<Path> files) throws IOException, SQLException {
        var found = new ArrayList<Path>();

        try (var duck = Duck.open(1, "512MB")) {
            for (var file : files) {
                if (ByteSearch.isAnyIn(file, beginnings)
                        || (file.toString().endsWith(".parquet") && isInValues(duck, file))) {
                    found.add(file);
                }
            }
        }

        return found;
    }

    private boolean isInValues(Connection duck, Path file) throws SQLException {
        var rows = Duck.parquet(List.of(file));
        var conditions = ParquetFiles.columns(duck, rows).stream()
                .flatMap(column -> beginnings.stream()
                        .map(beginning ->
                                "contains(" + Duck.identifier(column) + "::varchar, " + Duck.literal(beginning) + ")"))
                .collect(Collectors.joining(" or "));

        try (var statement = duck.createStatement();
                var answer = statement.executeQuery("select 1 from " + rows + " where " + conditions + " limit 1")) {
            return answer.next();
        }
    }
}
