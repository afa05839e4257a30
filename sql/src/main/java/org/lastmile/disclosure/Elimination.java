package org.lastmile.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Publishes sums one after the other as long as no hidden sum falls into the span of what is published, modulo a prime.
 * Hidden sums are kept free of everything published; one that becomes zero is revealed. So a new sum reveals exactly
 * those hidden sums that are multiples of what is left of it.
 *
 * @see <a href="https://CRAN.R-project.org/package=GaussSuppression">Langsrud, GaussSuppression: the idea</a>
 */
final class Elimination {
    private static final PrimeField FIELD = PrimeField.DECIDING;

    private final Basis basis;
    private final Fingerprints fingerprints;
    private final SumsByColumn hiddenWith;
    private final Coalitions coalitions;

    /**
     * @param hiddenSums sets of columns, none empty
     * @param holders    who is all of a sum and so knows it, of each as given, or nobody
     * @param coalition  how many people may put together what they know, from 0 to 2
     */
    Elimination(int columns, Collection<int[]> hiddenSums, Function<int[], Holders> holders, int coalition) {
        basis = new Basis(columns);
        fingerprints = new Fingerprints(columns);
        hiddenWith = new SumsByColumn(columns);
        coalitions = new Coalitions(coalition, hiddenWith, fingerprints);

        for (var sum : hiddenSums) {
            var row = Row.ofOnes(sum);
            var one = new Hidden(holders.apply(sum), row, fingerprints.of(row));
            coalitions.add(one);
            for (var column : sum) {
                hiddenWith.add(column, one);
            }
        }
    }

    /** Publishes sums, whatever they reveal. */
    void publish(int[]... sums) {
        for (var sum : sums) {
            take(basis.remainder(sum));
        }
    }

    /** Whether one or two sums can be published together without that a hidden sum is revealed to anybody. */
    boolean isSafe(int[]... sums) {
        return !coalitions.wouldReveal(changes(sums));
    }

    /** The same, looking at those only who know nothing of themselves. */
    boolean isSafeFromOutsiders(int[]... sums) {
        return changes(sums).values().stream().noneMatch(change -> Fingerprints.isZero(change.print()));
    }

    private Map<Hidden, Change> changes(int[]... sums) {
        var remainders = new ArrayList<Row>();
        for (var sum : sums) {
            var remainder = basis.remainder(sum);

            if (!remainder.isZero()) {
                remainders.add(remainder);
            }
        }

        return changes(independent(remainders));
    }

    /** With 1 in their pivots; the second one lacks the pivot of the first. */
    private List<Row> independent(List<Row> remainders) {
        if (remainders.isEmpty()) {
            return remainders;
        }

        var first = scaled(remainders.get(0));
        var rest = remainders.size() < 2 ? Row.NOTHING : remainders.get(1).without(pivot(first), first);
        return rest.isZero() ? List.of(first) : List.of(first, scaled(rest));
    }

    private Row scaled(Row row) {
        return row.times(FIELD.inverse(row.coefficient(pivot(row))));
    }

    /** Whether a sum is a combination of what was published. */
    boolean isTold(int[] sum) {
        return basis.remainder(sum).isZero();
    }

    /** What publishing would leave of hidden sums. Only those that have the pivot of a new row change. */
    private Map<Hidden, Change> changes(List<Row> rows) {
        var pivots = rows.stream().mapToInt(this::pivot).toArray();
        var prints = rows.stream().map(fingerprints::of).toList();
        var changes = new LinkedHashMap<Hidden, Change>();
        for (var pivot : pivots) {
            for (var one : hiddenWith.with(pivot)) {
                var change = changes.containsKey(one) ? null : change(one, rows, prints, pivots);

                if (change != null && !Arrays.equals(change.print(), one.print)) {
                    changes.put(one, change);
                }
            }
        }

        return changes;
    }

    private static Change change(Hidden one, List<Row> rows, List<long[]> prints, int[] pivots) {
        var factors = new long[pivots.length];
        var print = one.print;
        for (var i = 0; i < pivots.length; i++) {
            var coefficient = one.row.coefficient(pivots[i]);

            if (i > 0) {
                coefficient =
                        FIELD.minusProduct(coefficient, factors[0], rows.get(0).coefficient(pivots[i]));
            }

            factors[i] = coefficient;
            print = coefficient == 0 ? print : Fingerprints.minus(print, coefficient, prints.get(i));
        }

        return new Change(one, rows, factors, print);
    }

    private void take(Row remainder) {
        if (remainder.isZero()) {
            return;
        }

        var pivot = pivot(remainder);
        var row = basis.add(remainder, pivot);
        var print = fingerprints.of(row);
        for (var one : List.copyOf(hiddenWith.with(pivot))) {
            var factor = one.row.coefficient(pivot);

            if (factor != 0) {
                takeAway(factor, row, print, one);
            }
        }

        hiddenWith.clear(pivot);
    }

    private void takeAway(long factor, Row row, long[] print, Hidden one) {
        for (var column : row.columns) {
            if (one.row.coefficient(column) == 0) {
                hiddenWith.add(column, one);
            }
        }

        coalitions.remove(one);
        one.become(one.row.minus(factor, row), Fingerprints.minus(one.print, factor, print));

        if (!one.row.isZero()) {
            coalitions.add(one);
        }
    }

    /** The column that the fewest hidden sums have, so that they stay short. */
    private int pivot(Row row) {
        return row.leastCrowded(hiddenWith::count);
    }
}
