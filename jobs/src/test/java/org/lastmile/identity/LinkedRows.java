package org.lastmile.identity;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.lastmile.warehouse.Duck;

/**
 * Rows of card, student number, address, DID and name, and what identity makes of them; 0 stands for none. Cards are 1..,
 * student numbers 100.., addresses 200.., DIDs 300.., names 900...
 */
final class LinkedRows implements AutoCloseable {
    private final Connection duck = Duck.open(1, "256MB");

    LinkedRows() throws SQLException {
        Duck.execute(
                duck,
                "create table record (card bigint, student_number bigint, email bigint, did bigint, name_birth bigint,"
                        + " row_count bigint)");
        Duck.execute(duck, "create table alone (key bigint)");
        Duck.execute(duck, "create table apart (one bigint, other bigint)");
        Duck.execute(duck, "create table confirmed (one bigint, other bigint)");
        Duck.execute(duck, "create table name_part (name_birth bigint, first_birth bigint, initial_last_birth bigint)");
    }

    void row(long card, long student, long email, long did, long name) throws SQLException {
        Duck.execute(
                duck,
                "insert into record select nullif(%d, 0), nullif(%d, 0), nullif(%d, 0), nullif(%d, 0), nullif(%d, 0), 1"
                        .formatted(card, student, email, did, name));
    }

    void nameParts(long name, long firstBirth, long initialLastBirth) throws SQLException {
        Duck.execute(duck, "insert into name_part values (%d, %d, %d)".formatted(name, firstBirth, initialLastBirth));
    }

    void apart(long one, long other) throws SQLException {
        Duck.execute(duck, "insert into apart values (%d, %d)".formatted(one, other));
    }

    void confirmed(long one, long other) throws SQLException {
        Duck.execute(duck, "insert into confirmed values (%d, %d)".formatted(one, other));
    }

    /** Links all rows, and gives a table of what came out. */
    List<String> found(String table) throws SQLException {
        new LearnerLinks(duck).find();
        return rows(table);
    }

    List<String> uncertain() throws SQLException {
        return rows("(select learner_id, other_learner_id, joined_by from identity_link where not is_certain)");
    }

    List<String> rows(String table) throws SQLException {
        var rows = new ArrayList<String>();

        try (var statement = duck.createStatement();
                var result = statement.executeQuery("from " + table)) {
            var columns = result.getMetaData().getColumnCount();

            while (result.next()) {
                var row = new ArrayList<String>();

                for (var i = 1; i <= columns; i++) {
                    row.add(String.valueOf(result.getString(i)));
                }

                rows.add(String.join(" ", row));
            }
        }

        return rows;
    }

    @Override
    public void close() throws SQLException {
        duck.close();
    }
}
