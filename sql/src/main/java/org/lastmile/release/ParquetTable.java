package org.lastmile.release;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** Writes and reads a published table as one Parquet file; the same rows give the same bytes. */
public final class ParquetTable {
    private ParquetTable() {}

    /**
     * Writes the rows in their order.
     *
     * @throws SQLException if the file cannot be written
     */
    public static void write(TableContract table, List<Map<String, @Nullable Object>> rows, Path file)
            throws SQLException {
        try (var connection = DuckDb.deterministic()) {
            DuckDb.run(connection, "create table published " + table.ddl());

            try (var appender = connection.unwrap(DuckDBConnection.class).createAppender("published")) {
                for (var row : rows) {
                    append(appender, table, row);
                }
            }

            DuckDb.run(connection, "copy published to " + DuckDb.literal(file) + " (format parquet, compression zstd)");
        }
    }

    static List<Map<String, @Nullable Object>> read(TableContract table, Path file) throws SQLException {
        try (var connection = DuckDb.deterministic();
                var statement = connection.createStatement();
                var result = statement.executeQuery("from read_parquet(" + DuckDb.literal(file) + ")")) {
            var rows = new ArrayList<Map<String, @Nullable Object>>();
            var known = names(result);

            while (result.next()) {
                var row = new LinkedHashMap<String, @Nullable Object>();

                for (var column : table.columns()) {
                    row.put(column.name(), known.contains(column.name()) ? value(result, column) : null);
                }

                rows.add(row);
            }

            return rows;
        }
    }

    /** Columns of the file; one that came later is in no older file. */
    private static Set<String> names(ResultSet result) throws SQLException {
        var names = new HashSet<String>();
        for (var i = 1; i <= result.getMetaData().getColumnCount(); i++) {
            names.add(result.getMetaData().getColumnName(i));
        }

        return names;
    }

    private static @Nullable Object value(ResultSet result, TableContract.Column column) throws SQLException {
        return column.logicalType().equals("date")
                ? result.getObject(column.name(), LocalDate.class)
                : result.getObject(column.name());
    }

    private static void append(DuckDBAppender appender, TableContract table, Map<String, @Nullable Object> row)
            throws SQLException {
        appender.beginRow();

        for (var column : table.columns()) {
            var value = row.get(column.name());

            if (value == null) {
                appender.appendNull();
            } else {
                appendValue(appender, value);
            }
        }

        appender.endRow();
    }

    private static void appendValue(DuckDBAppender appender, Object value) throws SQLException {
        if (value instanceof Integer number) {
            appender.append(number.intValue());
        } else if (value instanceof Long number) {
            appender.append(number.longValue());
        } else if (value instanceof Double number) {
            appender.append(number.doubleValue());
        } else if (value instanceof Boolean truth) {
            appender.append(truth.booleanValue());
        } else if (value instanceof LocalDate day) {
            appender.append(day);
        } else {
            appender.append(value.toString());
        }
    }
}
