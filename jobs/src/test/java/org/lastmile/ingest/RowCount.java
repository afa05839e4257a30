package org.lastmile.ingest;

import org.jspecify.annotations.Nullable;

/** Counts rows, good and bad. */
final class RowCount implements RowSource.Sink {
    private long count;

    long count() {
        return count;
    }

    @Override
    public void file(SourceFile next) {}

    @Override
    public void row(long number, @Nullable String[] texts) {
        count++;
    }

    @Override
    public void unreadable(Problem problem) {
        count++;
    }

    @Override
    public void supporting() {}
}
