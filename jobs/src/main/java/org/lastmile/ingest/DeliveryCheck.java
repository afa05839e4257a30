package org.lastmile.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lastmile.contract.Column;
import org.lastmile.contract.Contract;
import org.lastmile.contract.Contracts;
import org.lastmile.contract.Table;
import org.lastmile.warehouse.Quality;

/**
 * Judges files by their contracts as {@link Ingest} does, in memory and without loading anything. What depends on deliveries
 * that are loaded is not judged: keys that they announce, their number of rows, and learners who were erased.
 */
public final class DeliveryCheck implements RowSource.Sink {
    private static final int EXAMPLES = 10;
    private static final String NO_DELIVERY = "";

    private final Table table;
    private final RowJudge judge;
    private final @Nullable Object[] values;
    private final RowTexts texts;
    private final RepeatedValues repeated;
    private final Map<Cause, Long> rules = new TreeMap<>();
    private final List<String> examples = new ArrayList<>();
    private String file = "";
    private long rows;
    private long bad;

    private DeliveryCheck(Table table, RepeatedValues repeated) {
        this.table = table;
        this.judge = new RowJudge(table);
        this.values = new @Nullable Object[table.columns().size()];
        this.texts = new RowTexts(table, values);
        this.repeated = repeated;
    }

    /**
     * What was found in one file.
     *
     * @param quality  good rows in which a value was repaired, and rows that break a rule, by column and rule
     * @param examples the first rows that break a rule: row, column, rule and kind of value
     */
    public record Finding(Recognised file, long rows, long bad, List<Quality> quality, List<String> examples) {
        public Finding {
            quality = List.copyOf(quality);
            examples = List.copyOf(examples);
        }
    }

    /**
     * What was found in a call.
     *
     * @param leftOut files that are not read, and why
     */
    public record Findings(List<Finding> files, List<String> leftOut) {
        public Findings {
            files = List.copyOf(files);
            leftOut = List.copyOf(leftOut);
        }
    }

    /** @throws org.lastmile.contract.WarehouseException if a file is broken or fulfils no contract */
    public static Findings run(List<Path> paths, Contracts contracts) throws IOException {
        var findings = new ArrayList<Finding>();
        var found = Recognition.find(paths, contracts);

        for (var delivery : found.deliveries()) {
            var recognised = Recognised.of(delivery).iterator();

            for (var files : delivery.files().entrySet()) {
                var table = delivery.contract().table(files.getKey());
                var source = RowSources.of(delivery.contract(), table, LocalDate.now(ZoneOffset.UTC), files.getValue());

                var repeated = new RepeatedValues(table);

                for (var file : files.getValue()) {
                    var check = new DeliveryCheck(table, repeated);
                    source.read(file, check);
                    var finding = check.finding(recognised.next());

                    if (check.rows > 0 || !isFurtherLook(delivery, table)) {
                        findings.add(finding);
                    }
                }
            }
        }

        return new Findings(findings, found.leftOut());
    }

    private Finding finding(Recognised recognised) {
        var quality = new ArrayList<Quality>();
        judge.repairs()
                .rows()
                .forEach((cause, count) -> quality.add(quality(recognised, Quality.Kind.REPAIRED, cause, count)));
        rules.forEach((cause, count) -> quality.add(quality(recognised, Quality.Kind.SET_ASIDE, cause, count)));
        return new Finding(recognised, rows, bad, quality, examples);
    }

    private static Quality quality(Recognised file, Quality.Kind kind, Cause cause, long rows) {
        return new Quality(NO_DELIVERY, file.source(), file.table(), kind, cause.column(), cause.rule(), rows);
    }

    /** A document is read for each table of its contract, and need not have facts for all. */
    private static boolean isFurtherLook(Delivery delivery, Table table) {
        return delivery.contract().format().equals(Contract.CREDENTIAL_JSON)
                && delivery.contract().tables().indexOf(table) > 0;
    }

    @Override
    public void file(SourceFile next) {
        file = next.name();
    }

    @Override
    public void row(long number, @Nullable String[] fields) {
        var broken = new ArrayList<Problem>();
        judge.judge(fields, values, (column, rule) -> broken.add(problem(number, column, rule, fields)));
        end(number, broken);
    }

    @Override
    public void tokenized(TokenizedHeader header, long number, @Nullable String[] fields) {
        var broken = new ArrayList<Problem>();
        judge.judge(
                header.keyId(), fields, values, (column, rule) -> broken.add(problem(number, column, rule, fields)));
        end(number, broken);
    }

    private Problem problem(long number, Column column, String rule, @Nullable String[] fields) {
        return new Problem(
                file,
                number,
                column.name(),
                rule,
                judge.seen(column, fields[table.columns().indexOf(column)]));
    }

    private void end(long number, List<Problem> broken) {
        var cause = broken.isEmpty() ? repeated.repeated(texts) : null;

        if (cause != null) {
            broken.add(new Problem(file, number, cause.column(), cause.rule(), "that of an earlier row"));
        }

        // Loading counts repairs of rows that repeat a key: it finds them when all are read.
        judge.repairs().end(broken.isEmpty() || cause != null);
        rows++;

        if (!broken.isEmpty()) {
            setAside(broken);
        }
    }

    @Override
    public void unreadable(Problem problem) {
        rows++;
        setAside(List.of(problem));
    }

    @Override
    public void supporting() {
        examples.add(file + " describes awards and is none");
    }

    private void setAside(List<Problem> problems) {
        var first = problems.get(0);
        bad++;
        rules.merge(new Cause(first.column(), first.rule()), 1L, Long::sum);

        if (bad <= EXAMPLES) {
            examples.add(problems.stream().map(Problem::words).collect(Collectors.joining("; ")));
        }
    }
}
