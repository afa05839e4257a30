package org.lastmile.disclosure.audit;

import java.util.Arrays;

/** Smallest and largest value of each secret over the tables seen so far. */
final class Ends {
    private final long[] low;
    private final long[] high;
    private final boolean[] isLowest;
    private final boolean[] isHighest;

    Ends(int size) {
        low = new long[size];
        high = new long[size];
        isLowest = new boolean[size];
        isHighest = new boolean[size];
        Arrays.fill(low, Long.MAX_VALUE);
        Arrays.fill(high, Long.MIN_VALUE);
    }

    Ends copy() {
        var copy = new Ends(low.length);
        System.arraycopy(low, 0, copy.low, 0, low.length);
        System.arraycopy(high, 0, copy.high, 0, high.length);
        copyExactness(copy);
        return copy;
    }

    void take(int secret, long value) {
        low[secret] = Math.min(low[secret], value);
        high[secret] = Math.max(high[secret], value);
    }

    /** Tells others which ends are known to be the last. */
    void copyExactness(Ends other) {
        for (var i = 0; i < low.length; i++) {
            other.isLowest[i] |= isLowest[i];
            other.isHighest[i] |= isHighest[i];
        }
    }

    void endsAt(int secret, int direction) {
        (direction > 0 ? isHighest : isLowest)[secret] = true;
    }

    boolean isEnd(int secret, int direction) {
        return (direction > 0 ? isHighest : isLowest)[secret];
    }

    /** How far the secret, times the direction, must go to be wide; anywhere when nothing was seen. */
    long goal(int secret, long width, int direction) {
        if (low[secret] > high[secret]) {
            return Long.MIN_VALUE;
        }

        return direction > 0 ? low[secret] + width : width - high[secret];
    }

    boolean isAtLeast(int secret, long width) {
        return low[secret] <= high[secret] && high[secret] - low[secret] >= width;
    }

    /** What was seen of a secret; a width of 0 when nothing was. */
    Interval interval(int secret) {
        return low[secret] > high[secret]
                ? new Interval(0, 0, false)
                : new Interval(low[secret], high[secret], isLowest[secret] && isHighest[secret]);
    }
}
