package org.lastmile.ingest;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;
import org.lastmile.contract.ColumnType;
import org.lastmile.warehouse.Duck;

/**
 * Rows on their way into a table of DuckDB, many in one statement: its own appender ends one every 2,048 rows, which took
 * longer than to read, judge and tokenise them. Wants a transaction around all of them, and one thread.
 */
final class RowBatch
        implements DuckDBTableFunction<List<RowBatch.Field>, RowBatch.Place, RowBatch.Place>, AutoCloseable {
    private static final int MOST_ROWS = 20_480;
    /** Long texts must not fill the memory. */
    private static final long MOST_CHARACTERS = 16L << 20;

    private final Connection duck;
    private final String insert;
    private final List<Field> fields;
    private final @Nullable Object[][] columns;
    private int rows;
    private long characters;

    /** A column of the table. */
    record Field(String name, ColumnType type) {}

    /** How far a statement has read. */
    static final class Place {
        private int row;
    }

    private RowBatch(Connection duck, String table, List<Field> fields) {
        this.duck = duck;
        this.fields = List.copyOf(fields);
        this.columns = new @Nullable Object[fields.size()][MOST_ROWS];
        this.insert = "insert into " + table + " from " + table + "_batch()";
    }

    /** Makes a table of DuckDB that takes rows. */
    static RowBatch into(Connection duck, String table, List<Field> fields) throws SQLException {
        var columns = fields.stream()
                .map(field -> Duck.identifier(field.name()) + " " + field.type().duckdb())
                .collect(Collectors.joining(", "));
        Duck.execute(duck, "create table " + table + " (" + columns + ")");
        var batch = new RowBatch(duck, table, fields);

        try (var function = DuckDBFunctions.tableFunction()) {
            function.withName(table + "_batch").withFunction(batch).register(duck);
        }

        return batch;
    }

    /** Sets a value of the row that is being filled; what is not set is not known. */
    void set(int column, @Nullable Object value) {
        columns[column][rows] = value;

        if (value instanceof String text) {
            characters += text.length();
        }
    }

    /** Adds a row of which all values are told. */
    void add(@Nullable Object... values) throws SQLException {
        for (var i = 0; i < values.length; i++) {
            set(i, values[i]);
        }

        endRow();
    }

    void endRow() throws SQLException {
        rows++;

        if (rows == MOST_ROWS || characters > MOST_CHARACTERS) {
            flush();
        }
    }

    private void flush() throws SQLException {
        if (rows == 0) {
            return;
        }

        Duck.execute(duck, insert);

        for (var column : columns) {
            Arrays.fill(column, 0, rows, null);
        }

        rows = 0;
        characters = 0;
    }

    @Override
    public List<Field> bind(DuckDBTableFunctionBindInfo info) {
        fields.forEach(field -> info.addResultColumn(field.name(), type(field)));
        return fields;
    }

    private static DuckDBColumnType type(Field field) {
        return switch (field.type()) {
            case STRING -> DuckDBColumnType.VARCHAR;
            case INTEGER -> DuckDBColumnType.BIGINT;
            case NUMBER -> DuckDBColumnType.DOUBLE;
            case BOOLEAN -> DuckDBColumnType.BOOLEAN;
            case DATE -> DuckDBColumnType.DATE;
            case TIMESTAMP -> DuckDBColumnType.TIMESTAMP_WITH_TIME_ZONE;
        };
    }

    @Override
    public Place init(DuckDBTableFunctionInitInfo info) {
        info.setMaxThreads(1);
        return new Place();
    }

    @Override
    public long apply(DuckDBTableFunctionCallInfo info, DuckDBDataChunkWriter chunk) {
        var place = info.<Place>getInitData();
        var count = (int) Math.min(chunk.capacity(), rows - place.row);

        for (var i = 0; i < columns.length; i++) {
            fill(chunk.vector(i), fields.get(i).type(), columns[i], place.row, count);
        }

        place.row += count;
        return count;
    }

    private static void fill(
            DuckDBWritableVector vector, ColumnType type, @Nullable Object[] values, int from, int count) {
        if (type == ColumnType.STRING) {
            vector.setStrings(0, Arrays.copyOfRange(values, from, from + count, String[].class));
            return;
        }

        for (var i = 0; i < count; i++) {
            var value = values[from + i];

            if (value == null) {
                vector.setNull(i);
            } else {
                fill(vector, i, value);
            }
        }
    }

    private static void fill(DuckDBWritableVector vector, int at, Object value) {
        if (value instanceof Long number) {
            vector.setLong(at, number);
        } else if (value instanceof Double number) {
            vector.setDouble(at, number);
        } else if (value instanceof Boolean truth) {
            vector.setBoolean(at, truth);
        } else if (value instanceof LocalDate day) {
            vector.setDate(at, day);
        } else if (value instanceof Instant instant) {
            vector.setOffsetDateTime(at, instant.atOffset(ZoneOffset.UTC));
        } else {
            throw new IllegalStateException("a value of " + value.getClass() + " has no place in a table");
        }
    }

    @Override
    public void close() throws SQLException {
        flush();
    }
}
