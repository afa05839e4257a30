package org.lastmile.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Takes known fingerprints out of others: what is left of those that follow from the known ones is nothing. Looks at no
 * more numbers of a print than it takes to tell directions apart.
 */
final class Projection {
    /** The direction of what is nothing. */
    static final long NOTHING = -1;

    static final Projection NONE = new Projection(List.of());

    private static final PrimeField FIELD = PrimeField.DECIDING;
    private static final int BITS = 31;

    private final long[][] known;
    private final int[] leads;
    private final int[] free;
    private final int width;

    /** @param known in echelon form: the lead of each is 1, and the place of its lead is 0 in all later ones */
    private Projection(List<long[]> known) {
        this.known = known.toArray(long[][]::new);
        leads = known.stream().mapToInt(Projection::lead).toArray();
        free = IntStream.iterate(0, place -> place + 1)
                .filter(place -> Arrays.stream(leads).noneMatch(lead -> lead == place))
                .limit(Fingerprints.COUNT)
                .toArray();
        width = 1
                + IntStream.concat(IntStream.of(leads), IntStream.of(free))
                        .max()
                        .orElse(0);
    }

    static Projection along(Stream<long[]> prints) {
        var known = new ArrayList<long[]>();
        prints.forEach(print -> {
            var rest = print.clone();
            known.forEach(one -> takeAway(rest, one, lead(one)));

            if (!Fingerprints.isZero(rest)) {
                known.add(Fingerprints.times(rest, FIELD.inverse(rest[lead(rest)])));
            }
        });
        return new Projection(known);
    }

    /** How many of the known ones tell something that the others do not. */
    int rank() {
        return known.length;
    }

    /** The same for all multiples of what is left of a print, and another one for all others, with odds of 2^-62. */
    long direction(long[] print) {
        var rest = Arrays.copyOf(print, width);
        for (var i = 0; i < known.length; i++) {
            takeAway(rest, known[i], leads[i]);
        }

        for (var i = 0; i < free.length; i++) {
            if (rest[free[i]] != 0) {
                return direction(rest, i);
            }
        }

        return NOTHING;
    }

    /** The numbers behind the first, as if that were 1; there are two of them, one, or none. */
    private long direction(long[] rest, int first) {
        var scale = FIELD.inverse(rest[free[first]]);
        var direction = first == 0 ? 0L : (1L << (2 * BITS)) | (1L << (2 * BITS - first));
        for (var i = first + 1; i < free.length; i++) {
            direction |= FIELD.times(rest[free[i]], scale) << (BITS * (free.length - 1 - i));
        }

        return direction;
    }

    private static void takeAway(long[] rest, long[] one, int lead) {
        var factor = rest[lead];

        if (factor != 0) {
            for (var i = 0; i < rest.length; i++) {
                rest[i] = FIELD.minusProduct(rest[i], factor, one[i]);
            }
        }
    }

    private static int lead(long[] print) {
        var lead = 0;
        while (print[lead] == 0) {
            lead++;
        }

        return lead;
    }
}
