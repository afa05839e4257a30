package org.lastmile.disclosure.audit;

import java.util.Arrays;

/**
 * What a reader knows: a weighted sum of unknowns lies between two numbers, both included.
 *
 * @param unknowns     ascending
 * @param coefficients one for each unknown, none 0
 * @param high         {@link #UNLIMITED} when there is none
 */
// Arrays, because there are thousands of rows with thousands of unknowns each; nobody compares rows.
@SuppressWarnings("ArrayRecordComponent")
public record Known(int[] unknowns, int[] coefficients, long low, long high) {
    public static final long UNLIMITED = Long.MAX_VALUE;

    public Known {
        if (unknowns.length != coefficients.length) {
            throw new IllegalArgumentException("A row must have one coefficient for each unknown.");
        }

        if (low > high) {
            throw new IllegalArgumentException("A row must not end before it begins: " + low + " to " + high + ".");
        }
    }

    /** A published number. */
    public static Known number(int[] unknowns, long value) {
        return between(unknowns, value, value);
    }

    /** A published range. */
    public static Known between(int[] unknowns, long low, long high) {
        var ones = new int[unknowns.length];
        Arrays.fill(ones, 1);
        return new Known(unknowns, ones, low, high);
    }

    /** Whether a table agrees with it. */
    public boolean isTrueOf(long[] table) {
        return holds(sum(table));
    }

    boolean isNumber() {
        return low == high;
    }

    boolean holds(long sum) {
        return low <= sum && sum <= high;
    }

    long sum(long[] table) {
        var sum = 0L;
        for (var i = 0; i < unknowns.length; i++) {
            sum += coefficients[i] * table[unknowns[i]];
        }

        return sum;
    }
}
