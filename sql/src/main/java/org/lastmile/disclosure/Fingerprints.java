package org.lastmile.disclosure;

import java.util.SplittableRandom;

/**
 * Random linear functionals. Vectors that depend on one another have fingerprints that depend on one another in
 * the same way, so that a dependency is never missed; independent vectors look dependent with odds of about 1 in 2^31,
 * which hides a cell too many and nothing else.
 */
final class Fingerprints {
    private static final PrimeField FIELD = PrimeField.DECIDING;
    private static final long SEED = 20_260_101L;

    /** The direction of what is nothing. */
    static final long NOTHING = -1;

    /** Functionals that tell directions apart; two of their ratios are compared. */
    private static final int COUNT = 3;

    private static final int BITS = 31;

    private final long[][] weights;

    Fingerprints(int columns) {
        var random = new SplittableRandom(SEED);
        weights = new long[COUNT][];
        for (var i = 0; i < weights.length; i++) {
            weights[i] = random.longs(columns, 0, FIELD.prime()).toArray();
        }
    }

    long[] of(Row row) {
        var print = new long[weights.length];
        for (var k = 0; k < row.columns.length; k++) {
            for (var i = 0; i < print.length; i++) {
                print[i] = FIELD.plus(print[i], FIELD.times(weights[i][row.columns[k]], row.coefficients[k]));
            }
        }

        return print;
    }

    /** a - factor * b. */
    static long[] minus(long[] a, long factor, long[] b) {
        var rest = new long[a.length];
        for (var i = 0; i < rest.length; i++) {
            rest[i] = FIELD.minusProduct(a[i], factor, b[i]);
        }

        return rest;
    }

    static boolean isZero(long[] print) {
        for (var number : print) {
            if (number != 0) {
                return false;
            }
        }

        return true;
    }

    /** The same for all multiples of a print, and another one for all others, with odds of 2^-62. */
    static long direction(long[] print) {
        for (var i = 0; i < COUNT; i++) {
            if (print[i] != 0) {
                return direction(print, i);
            }
        }

        return NOTHING;
    }

    /** The numbers behind the first, as if that were 1; there are two of them, one, or none. */
    private static long direction(long[] print, int first) {
        var scale = FIELD.inverse(print[first]);
        var direction = first == 0 ? 0L : (1L << (2 * BITS)) | (1L << (2 * BITS - first));
        for (var i = first + 1; i < COUNT; i++) {
            direction |= FIELD.times(print[i], scale) << (BITS * (COUNT - 1 - i));
        }

        return direction;
    }
}
