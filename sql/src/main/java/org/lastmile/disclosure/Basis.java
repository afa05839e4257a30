package org.lastmile.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * The span of all sums published so far, in echelon form: each row has a pivot column that no later row has. A row is
 * free of the pivots of all earlier rows, but not of later ones, so that adding a row never touches the others.
 */
final class Basis {
    private static final PrimeField FIELD = PrimeField.DECIDING;
    private static final int NONE = -1;

    private final List<Row> rows = new ArrayList<>();
    private final List<Integer> pivots = new ArrayList<>();
    private final int[] rowOfPivot;
    private final long[] work;
    private final BitSet touched;

    Basis(int columns) {
        rowOfPivot = new int[columns];
        Arrays.fill(rowOfPivot, NONE);
        work = new long[columns];
        touched = new BitSet(columns);
    }

    /** What remains of a sum when everything published is taken away; zero when the sum is in the span. */
    Row remainder(int[] sum) {
        var pending = new BitSet(rows.size());
        for (var column : sum) {
            work[column] = 1;
            touch(column, pending);
        }

        for (var i = pending.nextSetBit(0); i >= 0; i = pending.nextSetBit(i + 1)) {
            eliminate(rows.get(i), pivots.get(i), pending);
        }

        return collect();
    }

    /** Adds a remainder, scaled so that its coefficient at the pivot is 1; returns the scaled row. */
    Row add(Row remainder, int pivot) {
        var row = remainder.times(FIELD.inverse(remainder.coefficient(pivot)));
        rowOfPivot[pivot] = rows.size();
        rows.add(row);
        pivots.add(pivot);
        return row;
    }

    private void eliminate(Row row, int pivot, BitSet pending) {
        var factor = work[pivot];

        if (factor == 0) {
            return;
        }

        for (var k = 0; k < row.columns.length; k++) {
            var column = row.columns[k];
            work[column] = FIELD.minusProduct(work[column], factor, row.coefficients[k]);
            touch(column, pending);
        }
    }

    private void touch(int column, BitSet pending) {
        touched.set(column);

        if (rowOfPivot[column] != NONE) {
            pending.set(rowOfPivot[column]);
        }
    }

    private Row collect() {
        var columns = new int[touched.cardinality()];
        var coefficients = new int[columns.length];
        var size = 0;
        for (var column = touched.nextSetBit(0); column >= 0; column = touched.nextSetBit(column + 1)) {
            if (work[column] != 0) {
                columns[size] = column;
                coefficients[size++] = (int) work[column];
                work[column] = 0;
            }
        }

        touched.clear();
        return new Row(Arrays.copyOf(columns, size), Arrays.copyOf(coefficients, size));
    }
}
