package org.lastmile.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Takes known fingerprints out of others: what is left of those that follow from the known ones is nothing.
 *
 * @param known in echelon form, the lead of each is 1 and is 0 in all later ones
 */
record Projection(List<long[]> known) {
    static final Projection NONE = new Projection(List.of());

    private static final PrimeField FIELD = PrimeField.DECIDING;

    Projection {
        known = List.copyOf(known);
    }

    static Projection along(Stream<long[]> prints) {
        var known = new ArrayList<long[]>();
        prints.forEach(print -> {
            var rest = rest(known, print);

            if (!Fingerprints.isZero(rest)) {
                known.add(Fingerprints.times(rest, FIELD.inverse(rest[lead(rest)])));
            }
        });
        return new Projection(known);
    }

    long[] of(long[] print) {
        return rest(known, print);
    }

    private static long[] rest(List<long[]> known, long[] print) {
        var rest = print;
        for (var one : known) {
            rest = Fingerprints.minus(rest, rest[lead(one)], one);
        }

        return rest;
    }

    private static int lead(long[] print) {
        var lead = 0;
        while (print[lead] == 0) {
            lead++;
        }

        return lead;
    }
}
