package org.lastmile.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;
import org.lastmile.bucket.NewFile;
import org.lastmile.bucket.ParquetFiles;
import org.lastmile.bucket.TableWriter;
import org.lastmile.warehouse.DataFile;
import org.lastmile.warehouse.Duck;
import org.lastmile.warehouse.TableSnapshot;

/**
 * Writes the files of source tables anew with wrapped tokens, and puts them in the place of the old ones, one version per
 * table. A file that is wrapped already is known by its name.
 */
final class TokenWrapping {
    private static final String KEY = "learner_key";

    private final Tokens tokens;
    private final String mark;
    private final TableWriter writer = new TableWriter();

    TokenWrapping(Tokens tokens) {
        this.tokens = tokens;
        this.mark = "k-" + tokens.keyId() + "-";
    }

    void of(Path table) throws SQLException, IOException {
        var old = new ArrayList<Path>();
        var files = new ArrayList<NewFile>();

        try (var duck = Duck.open(2, "1GB")) {
            for (var file : files(table)) {
                var columns = tokens(duck, file.path());

                if (!columns.isEmpty()) {
                    old.add(file.path());
                    files.add(anew(duck, file, columns));
                }
            }
        }

        if (!old.isEmpty()) {
            writer.exchange(table, old, files);
        }
    }

    /** Columns of a file that hold tokens. */
    static List<String> tokens(Connection duck, Path file) throws SQLException {
        return ParquetFiles.columns(duck, Duck.parquet(List.of(file))).stream()
                .filter(column -> column.endsWith("_token"))
                .toList();
    }

    /** The files of a table that are not wrapped yet. */
    List<DataFile> files(Path table) {
        return TableSnapshot.newest(table).stream()
                .flatMap(snapshot -> snapshot.files().stream())
                .filter(file -> !isWrapped(file.path()))
                .toList();
    }

    private boolean isWrapped(Path file) {
        return String.valueOf(file.getFileName()).startsWith(mark);
    }

    private NewFile anew(Connection duck, DataFile file, List<String> columns) throws SQLException {
        var rows = Duck.parquet(List.of(file.path()));
        wrap(duck, rows, columns);
        var hasKey = ParquetFiles.columns(duck, rows).contains(KEY);
        var replaced = columns.stream()
                .map(column -> "wrapped_" + column + ".token as " + Duck.identifier(column))
                .collect(Collectors.joining(", "));
        var joined = columns.stream()
                .map(column -> " left join wrapped as wrapped_" + column + " on wrapped_" + column + ".old = held."
                        + Duck.identifier(column))
                .collect(Collectors.joining());
        return ParquetFiles.write(
                duck,
                "(select held.* replace (" + replaced + (hasKey ? ", " + key(columns) : "") + ") from " + rows
                        + " as held" + joined + ")",
                target(file.path()),
                file.bucket());
    }

    /** The place of the file that takes the place of another. */
    Path target(Path file) {
        return file.resolveSibling(mark + plain(file));
    }

    /** The key of a learner is the beginning of one of the row's tokens. */
    private static String key(List<String> columns) {
        return columns.stream()
                .map(column ->
                        " when held." + KEY + " = wrapped_" + column + ".old_key then wrapped_" + column + ".key")
                .collect(Collectors.joining("", "case", " end as " + KEY));
    }

    /** A table with each token of some columns, what it becomes, and the keys of both. */
    private void wrap(Connection duck, String rows, List<String> columns) throws SQLException {
        Duck.execute(duck, "create or replace table wrapped (old varchar, token varchar, old_key bigint, key bigint)");
        var distinct = columns.stream()
                .map(column -> "select distinct " + Duck.identifier(column) + " as token from " + rows)
                .collect(Collectors.joining(" union "));

        try (var statement = duck.createStatement();
                var old = statement.executeQuery("from (" + distinct + ") where token is not null");
                var appender = duck.unwrap(DuckDBConnection.class).createAppender("main", "wrapped")) {
            while (old.next()) {
                var token = old.getString(1);
                var wrapped = tokens.wrapped(token);
                appender.beginRow();
                appender.append(token);
                appender.append(wrapped);
                appender.append(Tokens.learnerKey(token));
                appender.append(Tokens.learnerKey(wrapped));
                appender.endRow();
            }
        }
    }

    private static String plain(Path file) {
        return String.valueOf(file.getFileName()).replaceFirst("^k-[0-9a-f]+-", "");
    }

    /** Files that were wrapped below a folder, by this call or by one that was cut off. */
    long written(Path zone) throws IOException {
        if (!Files.isDirectory(zone)) {
            return 0;
        }

        try (var walk = Files.walk(zone)) {
            return walk.filter(this::isWrapped).count();
        }
    }
}
