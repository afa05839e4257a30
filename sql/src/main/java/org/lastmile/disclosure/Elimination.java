package org.lastmile.disclosure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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
    private final List<List<Hidden>> hiddenWith = new ArrayList<>();

    /** What is left of a hidden sum. */
    private static final class Hidden {
        private Row row;
        private long[] print;

        private Hidden(Row row, long[] print) {
            this.row = row;
            this.print = print;
        }
    }

    /** @param hiddenSums sets of columns, none empty */
    Elimination(int columns, Collection<int[]> hiddenSums) {
        basis = new Basis(columns);
        fingerprints = new Fingerprints(columns);
        for (var column = 0; column < columns; column++) {
            hiddenWith.add(new ArrayList<>());
        }

        for (var sum : hiddenSums) {
            var row = Row.ofOnes(sum);
            var one = new Hidden(row, fingerprints.of(row));
            hidden.add(one);
            for (var column : sum) {
                hiddenWith.get(column).add(one);
            }
        }
    }

    /** Publishes sums that are known already, whatever they reveal; returns how many hidden sums that is. */
    int publish(int[]... sums) {
        var before = hidden.size();
        for (var sum : sums) {
            take(basis.remainder(sum));
        }

        return before - hidden.size();
    }

    /** Publishes all of one or two sums, or none: none when together they would reveal a hidden sum. */
    boolean publishIfSafe(int[]... sums) {
        var remainders = new ArrayList<Row>();
        for (var sum : sums) {
            var remainder = basis.remainder(sum);

            if (!remainder.isZero()) {
                remainders.add(remainder);
            }
        }

        if (reveals(remainders.stream().map(fingerprints::of).toList())) {
            return false;
        }

        take(remainders);
        return true;
    }

    /** Whether a sum is a combination of what was published. */
    boolean isTold(int[] sum) {
        return basis.remainder(sum).isZero();
    }

    private void take(List<Row> remainders) {
        if (remainders.isEmpty()) {
            return;
        }

        var first = remainders.get(0);
        var pivot = pivot(first);
        take(first);

        if (remainders.size() > 1) {
            var second = remainders.get(1);
            var factor = FIELD.times(second.coefficient(pivot), FIELD.inverse(first.coefficient(pivot)));
            take(second.minus(factor, first));
        }
    }

    private boolean reveals(List<long[]> prints) {
        if (prints.isEmpty()) {
            return false;
        }

        var print = prints.get(0);
        var plane = prints.size() == 1 ? print : Fingerprints.cross(print, prints.get(1));
        var isLine = prints.size() == 1 || Fingerprints.isZero(plane);
        for (var one : hidden) {
            if (isLine ? Fingerprints.isMultiple(print, one.print) : Fingerprints.isOrthogonal(plane, one.print)) {
                return true;
            }
        }

        return false;
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

        one.row = one.row.minus(factor, row);
        var rest = one.print.clone();
        for (var i = 0; i < rest.length; i++) {
            rest[i] = FIELD.minusProduct(rest[i], factor, print[i]);
        }

        one.print = rest;

        if (one.row.isZero()) {
            hidden.remove(one);
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
