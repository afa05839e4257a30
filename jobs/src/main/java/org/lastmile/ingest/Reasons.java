package org.lastmile.ingest;

import java.sql.SQLException;
import java.util.List;
import org.duckdb.DuckDBAppender;

/** Takes the reasons of rows that are set aside. */
record Reasons(DuckDBAppender reasons, LoadTask task, LoadTally tally) implements AutoCloseable {
    /** A row counts once, under the rule that it broke first; all its reasons are kept. */
    void setAside(String partner, List<Problem> problems) throws SQLException {
        var first = problems.get(0);
        tally.setAside(new Cause(first.column(), first.rule()), partner, 1);

        for (var problem : problems) {
            reasons.beginRow()
                    .append(task.deliveryId())
                    .append(task.contract().id())
                    .append(task.table())
                    .append(problem.file())
                    .append(problem.row())
                    .append(problem.column())
                    .append(problem.rule())
                    .append(problem.seen())
                    .endRow();
        }
    }

    @Override
    public void close() throws SQLException {
        reasons.close();
    }
}
