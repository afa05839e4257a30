package org.lastmile.release;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lastmile.contract.WarehouseException;

/** Judges a text before it is run, and reads the answer. */
final class Question {
    /** So that a slip cannot fill the memory of the asker's machine. */
    private static final int MAX_ROWS = 1_000_000;

    private static final Pattern FIRST_WORD = Pattern.compile("(?s)(?:\\s|--[^\\n]*\\n|/\\*.*?\\*/)*(\\w+).*");

    private Question() {}

    /**
     * Lets one statement pass that DuckDB's own parser takes for a select; with, from, values, table, describe, show and
     * summarize are such.
     *
     * @throws WarehouseException if it is anything else
     */
    static void check(Connection connection, String sql) throws SQLException {
        try (var statement = connection.prepareStatement(
                "select s ->> '$.error_type', s ->> '$.error_message', (s ->> '$.position')::integer,"
                        + " json_array_length(s, '$.statements') from (select json_serialize_sql(?) as s)")) {
            statement.setString(1, sql);

            try (var result = statement.executeQuery()) {
                result.next();
                var error = result.getString(1);

                if (error != null) {
                    throw refusal(sql, error, result.getString(2), result.getInt(3));
                }

                checkCount(result.getInt(4));
            }
        }
    }

    static ResultTable answer(ResultSet result) throws SQLException {
        var meta = result.getMetaData();
        var columns = new ArrayList<String>();
        var types = new ArrayList<String>();

        for (int i = 1; i <= meta.getColumnCount(); i++) {
            columns.add(meta.getColumnName(i));
            types.add(meta.getColumnTypeName(i));
        }

        var rows = new ArrayList<List<@Nullable Object>>();

        while (result.next()) {
            if (rows.size() == MAX_ROWS) {
                throw new WarehouseException("The answer has more than " + MAX_ROWS
                        + " rows; count in the question, or add: limit " + MAX_ROWS + ".");
            }

            rows.add(row(result, columns.size()));
        }

        return new ResultTable(columns, types, rows);
    }

    private static List<@Nullable Object> row(ResultSet result, int columns) throws SQLException {
        var row = new ArrayList<@Nullable Object>();

        for (int i = 1; i <= columns; i++) {
            row.add(plain(result.getObject(i)));
        }

        return row;
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value == null || value instanceof Number || value instanceof Boolean) {
            return value;
        }

        if (value instanceof Timestamp instant) {
            return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(instant.toLocalDateTime());
        }

        return value.toString();
    }

    private static WarehouseException refusal(String sql, String error, String message, int position) {
        if (error.equals("parser")) {
            var before = sql.substring(0, Math.min(position, sql.length()));
            var line = 1 + before.chars().filter(letter -> letter == '\n').count();
            return new WarehouseException("The question cannot be read, line " + line + ": " + message + ".");
        }

        var match = FIRST_WORD.matcher(sql);
        var word = match.matches() ? match.group(1).toLowerCase(Locale.ROOT) : "";
        return new WarehouseException("The statement '" + word + "' is refused: only questions are answered here. Begin"
                + " with select, with, from, values, describe or summarize.");
    }

    private static void checkCount(int statements) {
        if (statements == 0) {
            throw new WarehouseException(
                    "The question is empty; write for example: select * from release.cell limit 10");
        }

        if (statements > 1) {
            throw new WarehouseException(statements + " statements were given; ask one question at a time.");
        }
    }
}
