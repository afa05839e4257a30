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

    /** Functionals that tell directions apart; two of their ratios are compared. */
    static final int COUNT = 3;

    private final long[][] weights;

    /** @param known most prints that are taken out of others; so many functionals go into that */
    Fingerprints(int columns, int known) {
        var random = new SplittableRandom(SEED);
        weights = new long[COUNT + known][];
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

    static long[] times(long[] print, long factor) {
        var product = new long[print.length];
        for (var i = 0; i < product.length; i++) {
            product[i] = FIELD.times(print[i], factor);
        }

        return product;
    }
}
