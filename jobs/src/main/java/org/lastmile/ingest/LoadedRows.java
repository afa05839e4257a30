package org.lastmile.ingest;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;
import org.lastmile.contract.Column;
import org.lastmile.contract.Table;

/** Takes good rows: values as they are, identifiers as tokens, and the key of the strongest. */
final class LoadedRows implements AutoCloseable {
    private final DuckDBAppender rows;
    private final LoadTask task;
    private final Table table;
    private final Tokens tokens;
    private final boolean knowsLearners;

    LoadedRows(DuckDBAppender rows, LoadTask task, Table table, Tokens tokens) {
        this.rows = rows;
        this.task = task;
        this.table = table;
        this.tokens = tokens;
        this.knowsLearners = table.knowsLearners();
    }

    /**
     * Adds a row.
     *
     * @param number      of the row in its file
     * @param identifiers texts of the same row
     */
    void append(long number, String file, @Nullable Object[] values, RowTexts identifiers) throws SQLException {
        rows.beginRow();
        byte @Nullable [] strongest = null;
        Column strongestColumn = null;

        for (var i = 0; i < values.length; i++) {
            var column = table.columns().get(i);

            if (column.isDropped()) {
                continue;
            }

            var identified = column.identifier() == null ? null : identifiers.text(i);

            if (column.identifier() == null || identified == null) {
                append(column.identifier() == null ? values[i] : null);
                continue;
            }

            var digest = tokens.digestOf(column.identifier(), identified);
            rows.append(tokens.token(digest));

            if (column.identifier().namesLearner() && isStronger(column, strongestColumn)) {
                strongest = digest;
                strongestColumn = column;
            }
        }

        appendTail(number, file, strongest);
    }

    private static boolean isStronger(Column column, @Nullable Column than) {
        return than == null
                || than.identifier() == null
                || (column.identifier() != null && column.identifier().compareTo(than.identifier()) < 0);
    }

    private void appendTail(long number, String file, byte @Nullable [] strongest) throws SQLException {
        if (knowsLearners && strongest == null) {
            rows.appendNull();
        } else if (knowsLearners) {
            rows.append(Tokens.learnerKey(Objects.requireNonNull(strongest)));
        }

        rows.append(task.deliveryId()).append(file).append(number).endRow();
    }

    private void append(@Nullable Object value) throws SQLException {
        if (value == null) {
            rows.appendNull();
        } else if (value instanceof String text) {
            rows.append(text);
        } else if (value instanceof Long number) {
            rows.append(number.longValue());
        } else if (value instanceof Double number) {
            rows.append(number.doubleValue());
        } else if (value instanceof LocalDate day) {
            rows.append(day);
        } else if (value instanceof Instant instant) {
            rows.append(instant.atOffset(ZoneOffset.UTC));
        } else if (value instanceof Boolean truth) {
            rows.append(truth.booleanValue());
        } else {
            throw new IllegalStateException("a value of " + value.getClass() + " has no place in a table");
        }
    }

    @Override
    public void close() throws SQLException {
        rows.close();
    }
}
