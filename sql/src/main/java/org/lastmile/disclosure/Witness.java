package org.lastmile.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A random change of the variables that changes no published sum, modulo the checking prime. A sum that does not change
 * either is in the span of what is published; one that changes cannot be computed from it. A sum in the span is never
 * missed; one outside seems to be inside with odds of 1 in 2^31.
 */
final class Witness {
    private static final PrimeField FIELD = PrimeField.CHECKING;
    private static final long SEED = 20_260_102L;

    private final int[] placeOf;
    private final long[] @Nullable [] rowOfLead;
    private final long[] change;

    /** @param published sets of variables */
    Witness(int variables, List<int[]> published) {
        placeOf = places(variables, published);
        rowOfLead = new long[variables][];
        change = new long[variables];
        published.stream().sorted(Comparator.comparingInt(sum -> sum.length)).forEach(this::add);
        draw();
    }

    /** Whether the sum over the variables can be computed from the published sums. */
    boolean reveals(int[] sum) {
        var total = 0L;
        for (var variable : sum) {
            total = FIELD.plus(total, change[placeOf[variable]]);
        }

        return total == 0;
    }

    /** Variables in few sums come first, so that rows which begin with them are seldom needed again. */
    private static int[] places(int variables, List<int[]> published) {
        var uses = new int[variables];
        published.forEach(sum -> Arrays.stream(sum).forEach(variable -> uses[variable]++));
        var order = new ArrayList<Integer>();
        for (var variable = 0; variable < variables; variable++) {
            order.add(variable);
        }

        order.sort(Comparator.comparingInt(variable -> uses[variable]));
        var places = new int[variables];
        for (var place = 0; place < variables; place++) {
            places[order.get(place)] = place;
        }

        return places;
    }

    /** Brings a sum into echelon form: no two rows begin at the same place. */
    private void add(int[] sum) {
        var work = new long[change.length];
        for (var variable : sum) {
            work[placeOf[variable]] = 1;
        }

        for (var lead = 0; lead < work.length; lead++) {
            if (work[lead] == 0) {
                continue;
            }

            var row = rowOfLead[lead];

            if (row == null) {
                rowOfLead[lead] = packed(work, lead);
                return;
            }

            add(work, FIELD.minus(0, work[lead]), row);
        }
    }

    /** Places and coefficients alternate; the coefficient at the lead is 1. */
    private static long[] packed(long[] work, int lead) {
        var scale = FIELD.inverse(work[lead]);
        var packed = new long[2 * (work.length - lead)];
        var size = 0;
        for (var place = lead; place < work.length; place++) {
            if (work[place] != 0) {
                packed[size++] = place;
                packed[size++] = FIELD.times(work[place], scale);
            }
        }

        return Arrays.copyOf(packed, size);
    }

    private static void add(long[] work, long factor, long[] row) {
        for (var k = 0; k < row.length; k += 2) {
            var place = (int) row[k];
            work[place] = FIELD.plusProduct(work[place], factor, row[k + 1]);
        }
    }

    /** Free places are drawn, the others follow from the rows, from the last to the first. */
    private void draw() {
        var random = new SplittableRandom(SEED);
        for (var place = change.length - 1; place >= 0; place--) {
            var row = rowOfLead[place];

            if (row == null) {
                change[place] = random.nextLong(1, FIELD.prime());
                continue;
            }

            var rest = 0L;
            for (var k = 2; k < row.length; k += 2) {
                rest = FIELD.plus(rest, FIELD.times(row[k + 1], change[(int) row[k]]));
            }

            change[place] = FIELD.minus(0, rest);
        }
    }
}
