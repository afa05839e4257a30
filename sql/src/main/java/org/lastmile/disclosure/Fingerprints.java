package org.lastmile.disclosure;

import java.util.SplittableRandom;

/**
 * Three random linear functionals. Vectors that depend on one another have fingerprints that depend on one another in
 * the same way, so that a dependency is never missed; independent vectors look dependent with odds of about 1 in 2^31,
 * which hides a cell too many and nothing else.
 */
final class Fingerprints {
    private static final PrimeField FIELD = PrimeField.DECIDING;
    private static final long SEED = 20_260_101L;
    private static final int COUNT = 3;

    private final long[][] weights;

    Fingerprints(int columns) {
        var random = new SplittableRandom(SEED);
        weights = new long[COUNT][];
        for (var i = 0; i < COUNT; i++) {
            weights[i] = random.longs(columns, 0, FIELD.prime()).toArray();
        }
    }

    long[] of(Row row) {
        var print = new long[COUNT];
        for (var k = 0; k < row.columns.length; k++) {
            for (var i = 0; i < COUNT; i++) {
                print[i] = FIELD.plus(print[i], FIELD.times(weights[i][row.columns[k]], row.coefficients[k]));
            }
        }

        return print;
    }

    /** a - factor * b. */
    static long[] minus(long[] a, long factor, long[] b) {
        var rest = new long[COUNT];
        for (var i = 0; i < COUNT; i++) {
            rest[i] = FIELD.minusProduct(a[i], factor, b[i]);
        }

        return rest;
    }

    static boolean isZero(long[] print) {
        return print[0] == 0 && print[1] == 0 && print[2] == 0;
    }
}
