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
    private final long[] work;

    private final int[] pivots;

    /** Of which row a column is the pivot; {@link #NONE} for none. */
    private final int[] rowOf;

    private final BitSet touched;
    private final BitSet due = new BitSet();

    Basis(int columns) {
        work = new long[columns];
        pivots = new int[columns];
        rowOf = new int[columns];
        Arrays.fill(rowOf, NONE);
        touched = new BitSet(columns);
    }

    /** What remains of a sum when everything published is taken away; zero when the sum is in the span. */
    Row remainder(int[] sum) {
        for (var column : sum) {
            work[column] = 1;
            touch(column);
        }

        for (var i = due.nextSetBit(0); i >= 0; i = due.nextSetBit(i + 1)) {
            eliminate(rows.get(i), FIELD.minus(0, work[pivots[i]]));
        }

        due.clear();
        return collect();
    }

    /** Adds a remainder, scaled so that its coefficient at the pivot is 1; returns the scaled row. */
    Row add(Row remainder, int pivot) {
        var row = remainder.times(FIELD.inverse(remainder.coefficient(pivot)));
        pivots[rows.size()] = pivot;
        rowOf[pivot] = rows.size();
        rows.add(row);
        return row;
    }

    private void touch(int column) {
        touched.set(column);

        if (rowOf[column] != NONE) {
            due.set(rowOf[column]);
        }
    }

    private void eliminate(Row row, long factor) {
        var columns = row.columns;
        var coefficients = row.coefficients;
        for (var k = 0; k < columns.length && factor != 0; k++) {
            var column = columns[k];
            work[column] = FIELD.plusProduct(work[column], factor, coefficients[k]);
            touch(column);
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
