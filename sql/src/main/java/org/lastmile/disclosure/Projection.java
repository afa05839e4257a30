package org.lastmile.disclosure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * Takes known sums out of others: what is left of those that follow from the known ones is nothing. Each known sum has a
 * column of its own, so that all sums without these columns stay as they are.
 */
final class Projection {
    static final Projection NONE = new Projection(List.of(), List.of(), List.of());

    private static final PrimeField FIELD = PrimeField.DECIDING;

    /** Each has 1 in its column, and the others nothing. */
    private final List<Row> known;

    private final List<Integer> columns;
    private final List<long[]> prints;

    /** A sum, as far as it has to be known. */
    interface Sum {
        long coefficient(int column);

        long[] print();
    }

    private Projection(List<Row> known, List<Integer> columns, List<long[]> prints) {
        this.known = known;
        this.columns = columns;
        this.prints = prints;
    }

    /** @param crowd how many sums have a column; those that few have are the best to tell sums apart by */
    static Projection along(Collection<Row> rows, IntUnaryOperator crowd, Fingerprints fingerprints) {
        var known = new ArrayList<Row>();
        var columns = new ArrayList<Integer>();
        for (var row : rows) {
            var rest = row;
            for (var i = 0; i < known.size(); i++) {
                rest = rest.without(columns.get(i), known.get(i));
            }

            if (!rest.isZero()) {
                var column = rest.leastCrowded(crowd);
                var one = rest.times(FIELD.inverse(rest.coefficient(column)));
                known.replaceAll(other -> other.without(column, one));
                known.add(one);
                columns.add(column);
            }
        }

        return new Projection(
                known, columns, known.stream().map(fingerprints::of).toList());
    }

    /** How many of the known sums tell something that the others do not. */
    int rank() {
        return known.size();
    }

    /** Columns of which sums have to have one to be changed. */
    List<Integer> columns() {
        return columns;
    }

    /** The direction of what is left of a sum. */
    long direction(Sum sum) {
        var rest = sum.print();
        for (var i = 0; i < known.size(); i++) {
            var factor = sum.coefficient(columns.get(i));

            if (factor != 0) {
                rest = Fingerprints.minus(rest, factor, prints.get(i));
            }
        }

        return Fingerprints.direction(rest);
    }
}
