package org.lastmile.erasure;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.lastmile.bucket.ByteSearch;
import org.lastmile.warehouse.Duck;

/** Looks for a learner in every byte below a folder, and in every value of its Parquet files. */
final class Trace {
    /** Shorter numbers stand in files by chance. */
    private static final int LEAST_DIGITS = 12;

    private final Connection duck;
    private final Marks marks;
    private final List<String> needles = new ArrayList<>();

    Trace(Connection duck, Marks marks) {
        this.duck = duck;
        this.marks = marks;
        marks.words().forEach(token -> needles.add(token.substring(token.indexOf('.') + 1)));

        for (var key : marks.keys()) {
            needles.add(bytes(key, ByteOrder.LITTLE_ENDIAN));
            needles.add(bytes(key, ByteOrder.BIG_ENDIAN));

            if (String.valueOf(Math.abs(key)).length() >= LEAST_DIGITS) {
                needles.add(String.valueOf(key));
            }
        }
    }

    /**
     * What was looked at.
     *
     * @param decoded Parquet files
     * @param found   files that hold the learner, relative to the folder
     * @param torn    others that nobody can decode, which may hold anybody
     */
    record Found(long files, long decoded, List<String> found, List<String> torn) {}

    /** @param except a file that is not looked into */
    Found below(Path folder, Path except) throws IOException, SQLException {
        var found = new ArrayList<String>();
        var torn = new ArrayList<String>();
        var decoded = 0L;
        List<Path> files;

        try (var walk = Files.walk(folder)) {
            files = walk.filter(Files::isRegularFile)
                    .filter(file -> !file.equals(except))
                    .sorted()
                    .toList();
        }

        for (var file : files) {
            var isParquet = file.toString().endsWith(".parquet");
            decoded += isParquet ? 1 : 0;

            try {
                if (ByteSearch.isAnyIn(file, needles) || (isParquet && isInValues(file))) {
                    found.add(folder.relativize(file).toString());
                }
            } catch (SQLException undecodable) {
                torn.add(folder.relativize(file).toString());
            }
        }

        return new Found(files.size(), decoded, found, torn);
    }

    private static String bytes(long key, ByteOrder order) {
        return new String(
                ByteBuffer.allocate(Long.BYTES).order(order).putLong(key).array(), StandardCharsets.ISO_8859_1);
    }

    private boolean isInValues(Path file) throws SQLException {
        try (var statement = duck.createStatement()) {
            var conditions = new ArrayList<String>();

            try (var columns = statement.executeQuery("describe from " + Duck.parquet(List.of(file)))) {
                while (columns.next()) {
                    conditions.add(condition(columns.getString("column_name"), columns.getString("column_type")));
                }
            }

            try (var rows = statement.executeQuery("select count(*) filter (where " + String.join(" or ", conditions)
                    + ") from " + Duck.parquet(List.of(file)))) {
                rows.next();
                return rows.getLong(1) > 0;
            }
        }
    }

    private String condition(String column, String type) {
        var name = Duck.identifier(column);

        if (type.equals("BIGINT")) {
            return "coalesce(" + name + " in ("
                    + marks.keys().stream().map(String::valueOf).collect(Collectors.joining(", ")) + "), false)";
        }

        return needles.stream()
                .filter(needle -> needle.chars().allMatch(letter -> letter > ' ' && letter < 127))
                .map(needle -> "coalesce(contains(" + name + "::varchar, " + Duck.literal(needle) + "), false)")
                .collect(Collectors.joining(" or ", "(false or ", ")"));
    }
}
