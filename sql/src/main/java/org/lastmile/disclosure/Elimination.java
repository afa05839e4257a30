package org.lastmile.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    private final Set<Hidden> hidden = new HashSet<>();
    private final Coalitions coalitions;
    private final List<List<Hidden>> hiddenWith = new ArrayList<>();

    /**
     * @param hiddenSums sets of columns, none empty
     * @param holders    who is all of a sum and so knows it, of each as given, or nobody
     * @param coalition  how many people may put together what they know, from 0 to 2
     */
    Elimination(int columns, Collection<int[]> hiddenSums, Function<int[], Holders> holders, int coalition) {
        basis = new Basis(columns);
        coalitions = new Coalitions(hiddenSums.stream().map(holders).toList(), coalition);
        fingerprints = new Fingerprints(columns, coalitions.mostKnown());
        for (var column = 0; column < columns; column++) {
            hiddenWith.add(new ArrayList<>());
        }

        for (var sum : hiddenSums) {
            var row = Row.ofOnes(sum);
            var one = new Hidden(holders.apply(sum), row, fingerprints.of(row));
            hidden.add(one);
            coalitions.add(one);
            for (var column : sum) {
                hiddenWith.get(column).add(one);
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
        return changes(sums).values().stream().noneMatch(Fingerprints::isZero);
    }

    private Map<Hidden, long[]> changes(int[]... sums) {
        var remainders = new ArrayList<Row>();
        for (var sum : sums) {
            var remainder = basis.remainder(sum);

            if (!remainder.isZero()) {
                remainders.add(remainder);
            }
        }

        return changes(independent(remainders));
    }

    /** The second remainder less the first, so that it lacks the pivot of the first. */
    private List<Row> independent(List<Row> remainders) {
        if (remainders.size() < 2) {
            return remainders;
        }

        var first = remainders.get(0);
        var pivot = pivot(first);
        var second = remainders.get(1);
        var factor = FIELD.times(second.coefficient(pivot), FIELD.inverse(first.coefficient(pivot)));
        var rest = second.minus(factor, first);
        return rest.isZero() ? List.of(first) : List.of(first, rest);
    }

    /** Whether a sum is a combination of what was published. */
    boolean isTold(int[] sum) {
        return basis.remainder(sum).isZero();
    }

    /** What publishing would leave of hidden sums. Only those that have the pivot of a new row change. */
    private Map<Hidden, long[]> changes(List<Row> rows) {
        var pivots = rows.stream().mapToInt(this::pivot).toArray();
        var touched = new LinkedHashSet<Hidden>();
        for (var pivot : pivots) {
            touched.addAll(hiddenWith.get(pivot));
        }

        var changes = new LinkedHashMap<Hidden, long[]>();
        var prints = rows.stream().map(fingerprints::of).toList();
        for (var one : touched) {
            var after = after(one, rows, prints, pivots);

            if (hidden.contains(one) && !Arrays.equals(after, one.print)) {
                changes.put(one, after);
            }
        }

        return changes;
    }

    /** The print of a hidden sum after one or two rows are taken away. */
    private static long[] after(Hidden one, List<Row> rows, List<long[]> prints, int[] pivots) {
        var print = one.print;
        var before = 0L;
        for (var i = 0; i < pivots.length; i++) {
            var coefficient = one.row.coefficient(pivots[i]);

            if (i > 0) {
                coefficient =
                        FIELD.minusProduct(coefficient, before, rows.get(0).coefficient(pivots[i]));
            }

            before = FIELD.times(coefficient, FIELD.inverse(rows.get(i).coefficient(pivots[i])));
            print = Fingerprints.minus(print, before, prints.get(i));
        }

        return print;
    }

    private void take(Row remainder) {
        if (remainder.isZero()) {
            return;
        }

        var pivot = pivot(remainder);
        var row = basis.add(remainder, pivot);
        var print = fingerprints.of(row);
        for (var one : List.copyOf(hiddenWith.get(pivot))) {
            var factor = one.row.coefficient(pivot);

            if (factor != 0) {
                takeAway(factor, row, print, one);
            }
        }

        hiddenWith.get(pivot).clear();
    }

    private void takeAway(long factor, Row row, long[] print, Hidden one) {
        for (var column : row.columns) {
            if (one.row.coefficient(column) == 0) {
                hiddenWith.get(column).add(one);
            }
        }

        coalitions.remove(one);
        one.become(one.row.minus(factor, row), Fingerprints.minus(one.print, factor, print));

        if (one.row.isZero()) {
            hidden.remove(one);
        } else {
            coalitions.add(one);
        }
    }

    /** The column that the fewest hidden sums have, so that they stay short. */
    private int pivot(Row row) {
        var best = row.columns[0];
        for (var column : row.columns) {
            if (hiddenWith.get(column).size() < hiddenWith.get(best).size()) {
                best = column;
            }
        }

        return best;
    }
}
