package org.lastmile.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The span of all sums published so far, in echelon form: each row has a pivot column that no later row has. A row is
 * free of the pivots of all earlier rows, but not of later ones, so that adding a row never touches the others.
 */
final class Basis {
    private static final PrimeField FIELD = PrimeField.DECIDING;

    private final List<Row> rows = new ArrayList<>();
    private final int[] pivots;
    private final long[] work;

    Basis(int columns) {
        pivots = new int[columns];
        work = new long[columns];
    }

    /** What remains of a sum when everything published is taken away; zero when the sum is in the span. */
    Row remainder(int[] sum) {
        for (var column : sum) {
            work[column] = 1;
        }

        for (var i = 0; i < rows.size(); i++) {
            var factor = work[pivots[i]];

            if (factor != 0) {
                eliminate(rows.get(i), FIELD.minus(0, factor));
            }
        }

        return collect();
    }

    /** Adds a remainder, scaled so that its coefficient at the pivot is 1; returns the scaled row. */
    Row add(Row remainder, int pivot) {
        var row = remainder.times(FIELD.inverse(remainder.coefficient(pivot)));
        pivots[rows.size()] = pivot;
        rows.add(row);
        return row;
    }

    private void eliminate(Row row, long factor) {
        var columns = row.columns;
        var coefficients = row.coefficients;
        for (var k = 0; k < columns.length; k++) {
            var column = columns[k];
            work[column] = FIELD.plusProduct(work[column], factor, coefficients[k]);
        }
    }

    private Row collect() {
        var columns = new int[work.length];
        var coefficients = new int[work.length];
        var size = 0;
        for (var column = 0; column < work.length; column++) {
            if (work[column] != 0) {
                columns[size] = column;
                coefficients[size++] = (int) work[column];
                work[column] = 0;
            }
        }

        return new Row(Arrays.copyOf(columns, size), Arrays.copyOf(coefficients, size));
    }
}
