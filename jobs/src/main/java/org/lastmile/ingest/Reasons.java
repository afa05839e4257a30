package org.lastmile.ingest;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.lastmile.contract.ColumnType;

/** Takes the reasons of rows that are set aside. */
record Reasons(RowBatch reasons, LoadTask task, LoadTally tally) implements AutoCloseable {
    private static final List<RowBatch.Field> FIELDS = Stream.of(
                    "delivery_id", "source", "source_table", "source_file", "source_row", "column_name", "rule", "seen")
            .map(name -> new RowBatch.Field(name, name.equals("source_row") ? ColumnType.INTEGER : ColumnType.STRING))
            .toList();

    static Reasons into(Connection duck, LoadTask task, LoadTally tally) throws SQLException {
        return new Reasons(RowBatch.into(duck, "reason", FIELDS), task, tally);
    }

    /** A row counts once, under the rule that it broke first; all its reasons are kept. */
    void setAside(String partner, List<Problem> problems) throws SQLException {
        var first = problems.get(0);
        tally.setAside(new Cause(first.column(), first.rule()), partner, 1);

        for (var problem : problems) {
            reasons.add(
                    task.deliveryId(),
                    task.contract().id(),
                    task.table(),
                    problem.file(),
                    problem.row(),
                    problem.column(),
                    problem.rule(),
                    problem.seen());
        }
    }

    @Override
    public void close() throws SQLException {
        reasons.close();
    }
}
