package org.lastmile.disclosure;

import java.util.List;

/**
 * What would be left of a hidden sum if one or two more sums were published.
 *
 * @param rows    what is left of those, with 1 in their pivots
 * @param factors how much of each would be taken away
 */
// An array, because there are many; nobody compares changes.
@SuppressWarnings("ArrayRecordComponent")
record Change(Hidden one, List<Row> rows, long[] factors, long[] print) implements Projection.Sum {
    private static final PrimeField FIELD = PrimeField.DECIDING;

    @Override
    public long coefficient(int column) {
        var coefficient = one.row.coefficient(column);
        for (var i = 0; i < factors.length; i++) {
            if (factors[i] != 0) {
                coefficient =
                        FIELD.minusProduct(coefficient, factors[i], rows.get(i).coefficient(column));
            }
        }

        return coefficient;
    }

    Row row() {
        var row = one.row;
        for (var i = 0; i < factors.length; i++) {
            row = factors[i] == 0 ? row : row.minus(factors[i], rows.get(i));
        }

        return row;
    }
}
