package org.lastmile.ingest;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import org.lastmile.contract.Column;
import org.lastmile.contract.Table;

/** Takes the rows of a file: good ones go to DuckDB as values and tokens, the reasons of bad ones beside them. */
final class RowWriter implements RowSource.Sink, AutoCloseable {
    private static final String NO_PARTNER = "*";

    private final LoadTask task;
    private final Table table;
    private final Tokens tokens;
    private final LoadTally tally;
    private final RowJudge judge;
    private final KnownKeys known;
    private final DuckDBAppender loaded;
    private final Reasons reasons;
    private final @Nullable Object[] values;
    private final RowTexts identifiers;
    private final boolean knowsLearners;
    private final int eventAt;
    private final int partnerAt;
    private String file = "";

    RowWriter(Connection duck, LoadTask task, Table table, Tokens tokens, KnownKeys known, LoadTally tally)
            throws SQLException {
        this.task = task;
        this.table = table;
        this.tokens = tokens;
        this.tally = tally;
        this.known = known;
        this.judge = new RowJudge(table);
        this.values = new @Nullable Object[table.columns().size()];
        this.identifiers = new RowTexts(table, values);
        this.knowsLearners = table.knowsLearners();
        this.eventAt = table.position(table.eventColumn());
        this.partnerAt = table.position(table.partnerColumn());
        var connection = duck.unwrap(DuckDBConnection.class);
        this.loaded = connection.createAppender("loaded");
        this.reasons = new Reasons(connection.createAppender("reason"), task, tally);
    }

    @Override
    public void file(SourceFile next) {
        file = next.name();
    }

    @Override
    public void supporting() {
        tally.supporting();
    }

    @Override
    public void row(long number, @Nullable String[] texts) {
        tally.read();
        var broken = new ArrayList<Problem>();
        judge.judge(texts, values, (column, rule) -> broken.add(problem(number, column, rule, texts)));

        if (task.erased().names(task, identifiers, tokens)) {
            tally.setAside(new Cause("", Tombstones.RULE), 1);
            judge.repairs().end(false);
            return;
        }

        var misplaced = knowsLearners ? known.misplaced(table, values) : -1;

        if (misplaced >= 0) {
            broken.add(problem(number, table.columns().get(misplaced), KnownKeys.RULE, texts));
        }

        judge.repairs().end(broken.isEmpty());

        try {
            if (broken.isEmpty()) {
                append(number);
                return;
            }

            reasons.setAside(broken);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private Problem problem(long number, Column column, String rule, @Nullable String[] texts) {
        return new Problem(
                file,
                number,
                column.name(),
                rule,
                judge.seen(column, texts[table.columns().indexOf(column)]));
    }

    @Override
    public void unreadable(Problem problem) {
        tally.read();

        try {
            reasons.setAside(List.of(problem));
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void append(long number) throws SQLException {
        loaded.beginRow();
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

            var digest = tokens.digest(column.identifier(), identified);
            loaded.append(tokens.token(digest));

            if (column.identifier().namesLearner() && isStronger(column, strongestColumn)) {
                strongest = digest;
                strongestColumn = column;
            }
        }

        appendTail(number, strongest);
        observe();
    }

    private static boolean isStronger(Column column, @Nullable Column than) {
        return than == null
                || than.identifier() == null
                || (column.identifier() != null && column.identifier().compareTo(than.identifier()) < 0);
    }

    private void appendTail(long number, byte @Nullable [] strongest) throws SQLException {
        if (knowsLearners && strongest == null) {
            loaded.appendNull();
        } else if (knowsLearners) {
            loaded.append(Tokens.learnerKey(java.util.Objects.requireNonNull(strongest)));
        }

        loaded.append(task.deliveryId()).append(file).append(number).endRow();
    }

    private void append(@Nullable Object value) throws SQLException {
        if (value == null) {
            loaded.appendNull();
        } else if (value instanceof String text) {
            loaded.append(text);
        } else if (value instanceof Long number) {
            loaded.append(number.longValue());
        } else if (value instanceof Double number) {
            loaded.append(number.doubleValue());
        } else if (value instanceof LocalDate day) {
            loaded.append(day);
        } else if (value instanceof Instant instant) {
            loaded.append(instant.atOffset(java.time.ZoneOffset.UTC));
        } else if (value instanceof Boolean truth) {
            loaded.append(truth.booleanValue());
        } else {
            throw new IllegalStateException("a value of " + value.getClass() + " has no place in a table");
        }
    }

    private void observe() {
        if (eventAt >= 0 && values[eventAt] instanceof LocalDate day) {
            var partner = partnerAt >= 0 ? values[partnerAt] : null;
            tally.observe(partner == null ? NO_PARTNER : partner.toString(), day.toEpochDay());
        }
    }

    @Override
    public void close() throws SQLException {
        tally.repaired(judge.repairs().rows());
        loaded.close();
        reasons.close();
    }
}
