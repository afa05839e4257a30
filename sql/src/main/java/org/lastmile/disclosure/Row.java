package org.lastmile.disclosure;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/** A sparse vector over the columns, modulo the deciding prime. */
final class Row {
    private static final PrimeField FIELD = PrimeField.DECIDING;

    static final Row NOTHING = new Row(new int[0], new int[0]);

    /** Ascending. */
    final int[] columns;

    /** None is 0. */
    final int[] coefficients;

    Row(int[] columns, int[] coefficients) {
        this.columns = columns;
        this.coefficients = coefficients;
    }

    static Row ofOnes(int[] columns) {
        var ones = new int[columns.length];
        Arrays.fill(ones, 1);
        return new Row(columns, ones);
    }

    boolean isZero() {
        return columns.length == 0;
    }

    long coefficient(int column) {
        var at = Arrays.binarySearch(columns, column);
        return at < 0 ? 0 : coefficients[at];
    }

    /** This row less so much of the other that nothing is left in a column, in which the other has 1. */
    Row without(int column, Row other) {
        var factor = coefficient(column);
        return factor == 0 ? this : minus(factor, other);
    }

    /** @param crowd of a column */
    int leastCrowded(IntUnaryOperator crowd) {
        var best = columns[0];
        for (var column : columns) {
            if (crowd.applyAsInt(column) < crowd.applyAsInt(best)) {
                best = column;
            }
        }

        return best;
    }

    Row times(long factor) {
        var scaled = new int[coefficients.length];
        for (var i = 0; i < scaled.length; i++) {
            scaled[i] = (int) FIELD.times(coefficients[i], factor);
        }

        return new Row(columns, scaled);
    }

    /** This row minus factor times the other. */
    Row minus(long factor, Row other) {
        var toColumns = new int[columns.length + other.columns.length];
        var toCoefficients = new int[toColumns.length];
        var size = 0;
        var i = 0;
        var j = 0;
        while (i < columns.length || j < other.columns.length) {
            var mine = i < columns.length ? columns[i] : Integer.MAX_VALUE;
            var theirs = j < other.columns.length ? other.columns[j] : Integer.MAX_VALUE;
            var coefficient = mine <= theirs ? (long) coefficients[i++] : 0L;

            if (theirs <= mine) {
                coefficient = FIELD.minusProduct(coefficient, factor, other.coefficients[j++]);
            }

            if (coefficient != 0) {
                toColumns[size] = Math.min(mine, theirs);
                toCoefficients[size++] = (int) coefficient;
            }
        }

        return new Row(Arrays.copyOf(toColumns, size), Arrays.copyOf(toCoefficients, size));
    }
}
