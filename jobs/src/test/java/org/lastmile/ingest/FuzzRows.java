package org.lastmile.ingest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lastmile.contract.Table;

/** Takes rows from a parser that is tried, and holds it to what it promises of each. */
final class FuzzRows implements RowSource.Sink {
    private final Table table;
    private final List<String> told = new ArrayList<>();
    private long last;

    FuzzRows(Table table) {
        this.table = table;
    }

    /** Rows and problems in their order. */
    List<String> told() {
        return told;
    }

    @Override
    public void file(SourceFile next) {
        last = 0;
    }

    @Override
    public void row(long number, @Nullable String[] texts) {
        if (texts.length != table.columns().size()) {
            throw new IllegalStateException("a row of other columns");
        }

        follow(number);
        told.add(number + ": " + Arrays.asList(texts));
    }

    /** Rows that were numbered at home come in the order of their new file. */
    @Override
    public void tokenized(TokenizedHeader header, long number, @Nullable String[] texts) {
        last = 0;
        row(number, texts);
        last = 0;
    }

    @Override
    public void setAside(@Nullable String[] texts, List<Problem> problems) {
        if (problems.isEmpty()) {
            throw new IllegalStateException("set aside without a reason");
        }

        problems.forEach(FuzzFile::checkProblem);
        told.add("set aside");
    }

    @Override
    public void unreadable(Problem problem) {
        FuzzFile.checkProblem(problem);
        follow(problem.row());
        told.add(problem.row() + ": " + problem.rule());
    }

    @Override
    public void supporting() {
        told.add("supporting");
    }

    private void follow(long number) {
        if (number < last || number < 0) {
            throw new IllegalStateException("rows out of order");
        }

        last = number;
    }
}
