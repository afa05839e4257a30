package org.lastmile.ingest;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lastmile.contract.Column;
import org.lastmile.contract.ColumnType;
import org.lastmile.contract.Table;

/** Takes good rows: values as they are, identifiers as tokens, and the key of the strongest. */
final class LoadedRows implements AutoCloseable {
    /** Rows whose key may stand in a row before them. */
    static final String AGAIN = "again";

    private final RowBatch rows;
    private final RowBatch again;
    private final RowKeys keys;
    private final @Nullable Object[] row;
    private final LoadTask task;
    private final Table table;
    private final Tokens tokens;
    private final boolean knowsLearners;

    LoadedRows(Connection duck, LoadTask task, Table table, Tokens tokens) throws SQLException, IOException {
        var fields = fields(table);
        this.rows = RowBatch.into(duck, "loaded", fields);
        this.again = RowBatch.into(duck, AGAIN, fields);
        this.keys = RowKeys.of(task, table);
        this.row = new @Nullable Object[fields.size()];
        this.task = task;
        this.table = table;
        this.tokens = tokens;
        this.knowsLearners = table.knowsLearners();
    }

    private static List<RowBatch.Field> fields(Table table) {
        var fields = new ArrayList<RowBatch.Field>();
        table.stored().forEach(column -> fields.add(new RowBatch.Field(column.storedName(), storedType(column))));

        if (table.knowsLearners()) {
            fields.add(new RowBatch.Field("learner_key", ColumnType.INTEGER));
        }

        fields.add(new RowBatch.Field("delivery_id", ColumnType.STRING));
        fields.add(new RowBatch.Field("source_file", ColumnType.STRING));
        fields.add(new RowBatch.Field("source_row", ColumnType.INTEGER));
        return fields;
    }

    private static ColumnType storedType(Column column) {
        return column.identifier() == null ? column.type() : ColumnType.STRING;
    }

    /**
     * Adds a row.
     *
     * @param number      of the row in its file
     * @param identifiers texts of the same row
     */
    void append(long number, String file, @Nullable Object[] values, RowTexts identifiers) throws SQLException {
        byte @Nullable [] strongest = null;
        Column strongestColumn = null;
        var at = 0;

        for (var i = 0; i < values.length; i++) {
            var column = table.columns().get(i);

            if (column.isDropped()) {
                continue;
            }

            var identified = column.identifier() == null ? null : identifiers.text(i);

            if (column.identifier() == null || identified == null) {
                row[at++] = column.identifier() == null ? values[i] : null;
                continue;
            }

            var digest = tokens.digestOf(column.identifier(), identified);
            row[at++] = tokens.token(digest);

            if (column.identifier().namesLearner() && isStronger(column, strongestColumn)) {
                strongest = digest;
                strongestColumn = column;
            }
        }

        if (knowsLearners) {
            row[at++] = strongest == null ? null : Tokens.learnerKey(strongest);
        }

        row[at++] = task.deliveryId();
        row[at++] = file;
        row[at] = number;
        (keys.mayHaveCome(row) ? again : rows).add(row);
    }

    private static boolean isStronger(Column column, @Nullable Column than) {
        return than == null
                || than.identifier() == null
                || (column.identifier() != null && column.identifier().compareTo(than.identifier()) < 0);
    }

    @Override
    public void close() throws SQLException {
        rows.close();
        again.close();
    }
}
