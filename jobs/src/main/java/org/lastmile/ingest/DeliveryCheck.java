package org.lastmile.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lastmile.contract.Column;
import org.lastmile.contract.Contract;
import org.lastmile.contract.Contracts;
import org.lastmile.contract.Table;

/** Judges files by their contracts as {@link Ingest} does, in memory and without loading anything. */
public final class DeliveryCheck implements RowSource.Sink {
    private static final int EXAMPLES = 10;

    private final Table table;
    private final RowJudge judge;
    private final @Nullable Object[] values;
    private final List<String> examples = new ArrayList<>();
    private String file = "";
    private long rows;
    private long bad;

    private DeliveryCheck(Table table) {
        this.table = table;
        this.judge = new RowJudge(table);
        this.values = new @Nullable Object[table.columns().size()];
    }

    /**
     * What was found in one file.
     *
     * @param examples the first rows that break a rule: row, column, rule and kind of value
     */
    public record Finding(Recognised file, long rows, long bad, List<String> examples) {}

    /** @throws org.lastmile.contract.WarehouseException if a file is broken or fulfils no contract */
    public static List<Finding> run(List<Path> paths, Contracts contracts) throws IOException {
        var findings = new ArrayList<Finding>();

        for (var delivery : Recognition.find(paths, contracts).deliveries()) {
            var recognised = Recognised.of(delivery).iterator();

            for (var files : delivery.files().entrySet()) {
                var table = delivery.contract().table(files.getKey());
                var source = RowSources.of(delivery.contract(), table, LocalDate.now(ZoneOffset.UTC), files.getValue());

                for (var file : files.getValue()) {
                    var check = check(table, source, file);
                    var finding = new Finding(recognised.next(), check.rows, check.bad, check.examples);

                    if (check.rows > 0 || !isFurtherLook(delivery, table)) {
                        findings.add(finding);
                    }
                }
            }
        }

        return findings;
    }

    /** A document is read for each table of its contract, and need not have facts for all. */
    private static boolean isFurtherLook(Delivery delivery, Table table) {
        return delivery.contract().format().equals(Contract.CREDENTIAL_JSON)
                && delivery.contract().tables().indexOf(table) > 0;
    }

    private static DeliveryCheck check(Table table, RowSource source, SourceFile file) throws IOException {
        var check = new DeliveryCheck(table);
        source.read(file, check);
        return check;
    }

    @Override
    public void file(SourceFile next) {
        file = next.name();
    }

    @Override
    public void row(long number, @Nullable String[] texts) {
        var broken = new ArrayList<String>();
        judge.judge(texts, values, (column, rule) -> broken.add(example(number, column, rule, texts)));
        end(broken);
    }

    @Override
    public void tokenized(TokenizedHeader header, long number, @Nullable String[] texts) {
        var broken = new ArrayList<String>();
        judge.judge(header.keyId(), texts, values, (column, rule) -> broken.add(example(number, column, rule, texts)));
        end(broken);
    }

    private String example(long number, Column column, String rule, @Nullable String[] texts) {
        return "row " + number + ", column " + column.name() + ": " + rule + ", saw "
                + judge.seen(column, texts[table.columns().indexOf(column)]);
    }

    private void end(List<String> broken) {
        rows++;
        judge.repairs().end(broken.isEmpty());

        if (!broken.isEmpty()) {
            setAside(String.join("; ", broken));
        }
    }

    @Override
    public void unreadable(Problem problem) {
        rows++;
        setAside("row " + problem.row() + (problem.column().isEmpty() ? "" : ", " + problem.column()) + ": "
                + problem.rule() + ", saw " + problem.seen());
    }

    @Override
    public void supporting() {
        examples.add(file + " describes awards and is none");
    }

    private void setAside(String example) {
        bad++;

        if (bad <= EXAMPLES) {
            examples.add(example);
        }
    }
}
