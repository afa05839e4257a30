package org.lastmile.disclosure;

import org.lastmile.disclosure.DeliveryRows.Rows;

/**
 * Between which numbers some rows lie. Of the rows of a partner in a delivery nothing else is used, so that all numbers of
 * one class look alike to everybody. Classes begin at multiples of a step and hold at least {@code step} numbers: of rows
 * read, and of rows that met something when it is known how many were read (all of them when those are fewer).
 */
record RowClass(long readLow, long readHigh, long metLow, long metHigh) {
    static final RowClass NONE = new RowClass(0, 0, 0, 0);

    static RowClass of(Rows rows, long step) {
        var readLow = rows.read() / step * step;
        var readHigh = readLow + step - 1;
        // The last class goes up to all rows: what is left above it would be a class of few numbers.
        var lastLow = Math.max(0, readLow - step);
        var metLow = Math.min(rows.met() / step * step, lastLow);
        return new RowClass(readLow, readHigh, metLow, metLow == lastLow ? readHigh : metLow + step - 1);
    }

    /** Whether the rows are too few for two classes, so that nothing can be said of them. */
    static boolean isSmall(Rows rows, long step) {
        return rows.read() < 2 * step;
    }

    RowClass and(RowClass other) {
        return new RowClass(
                readLow + other.readLow, readHigh + other.readHigh, metLow + other.metLow, metHigh + other.metHigh);
    }
}
