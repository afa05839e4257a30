package org.lastmile.ingest;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lastmile.contract.Column;
import org.lastmile.contract.Table;
import org.lastmile.warehouse.Coverage;

/** Takes the rows of a file: good ones go to DuckDB as values and tokens, the reasons of bad ones beside them. */
final class RowWriter implements RowSource.Sink, AutoCloseable {
    private final LoadTask task;
    private final Table table;
    private final Tokens tokens;
    private final LoadTally tally;
    private final RowJudge judge;
    private final KnownKeys known;
    private final Seals seals;
    private final LoadedRows loaded;
    private final Reasons reasons;
    private final @Nullable Object[] values;
    private final RowTexts identifiers;
    private final boolean knowsLearners;
    private final int eventAt;
    private final int partnerAt;
    private String file = "";

    RowWriter(Connection duck, LoadTask task, Table table, Tokens tokens, KnownKeys known, LoadTally tally)
            throws SQLException, IOException {
        this.task = task;
        this.table = table;
        this.tokens = tokens;
        this.tally = tally;
        this.known = known;
        this.seals = new Seals(table, known, tokens);
        this.judge = new RowJudge(table);
        this.values = new @Nullable Object[table.columns().size()];
        this.identifiers = new RowTexts(table, values);
        this.knowsLearners = table.knowsLearners();
        this.eventAt = table.position(table.eventColumn());
        this.partnerAt = table.position(table.partnerColumn());
        this.loaded = new LoadedRows(duck, task, table, tokens);
        this.reasons = Reasons.into(duck, task, tally);
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
        var broken = new ArrayList<Problem>();
        judge.judge(texts, values, (column, rule) -> broken.add(problem(number, column, rule, texts)));
        take(number, texts, broken);
    }

    @Override
    public void tokenized(TokenizedHeader header, long number, @Nullable String[] texts) {
        var broken = new ArrayList<Problem>();
        seals.open(texts);
        judge.judge(header.keyId(), texts, values, (column, rule) -> broken.add(problem(number, column, rule, texts)));
        take(number, texts, broken);
    }

    private void take(long number, @Nullable String[] texts, List<Problem> broken) {
        var partner = partner();
        tally.read(partner);

        if (task.erased().names(task, identifiers, tokens)) {
            erased(partner);
            return;
        }

        var misplaced = knowsLearners ? known.misplaced(table, values) : -1;

        if (misplaced >= 0) {
            broken.add(problem(number, table.columns().get(misplaced), KnownKeys.RULE, texts));
        }

        if (judge.repairs().end(broken.isEmpty())) {
            tally.repaired(partner);
        }

        try {
            if (broken.isEmpty()) {
                loaded.append(number, file, values, identifiers);
                observe(partner);
                return;
            }

            reasons.setAside(partner, broken);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void erased(String partner) {
        tally.setAside(new Cause("", Tombstones.RULE), partner, 1);
        judge.repairs().end(false);
    }

    @Override
    public void setAside(@Nullable String[] texts, List<Problem> problems) {
        Arrays.fill(values, null);
        System.arraycopy(texts, 0, values, 0, texts.length);
        var partner = partner();
        tally.read(partner);

        if (task.erased().names(task, identifiers, tokens)) {
            erased(partner);
            return;
        }

        try {
            reasons.setAside(partner, problems);
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
        setAside(new @Nullable String[0], List.of(problem));
    }

    private String partner() {
        return partnerAt >= 0 && values[partnerAt] instanceof String key ? key : Coverage.ALL;
    }

    private void observe(String partner) {
        if (eventAt >= 0 && values[eventAt] instanceof LocalDate day) {
            tally.observe(partner, day.toEpochDay());
        }
    }

    @Override
    public void close() throws SQLException {
        tally.repaired(judge.repairs().rows());
        loaded.close();
        reasons.close();
    }
}
