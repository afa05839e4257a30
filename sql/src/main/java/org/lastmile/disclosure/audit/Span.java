package org.lastmile.disclosure.audit;

import java.util.ArrayList;
import java.util.List;

/**
 * What follows from published numbers by adding and subtracting, modulo a prime. A sum that follows is never missed; one
 * that does not seems to follow with odds of 1 in 2^31.
 */
final class Span {
    private static final long PRIME = Integer.MAX_VALUE;

    private final int size;
    private final List<long[]> rows = new ArrayList<>();
    private final List<Integer> leads = new ArrayList<>();

    Span(Problem problem) {
        size = problem.size();
        for (var row : problem.known()) {
            if (row.isNumber()) {
                add(row);
            }
        }
    }

    /** Whether everybody who adds up knows the sum. */
    boolean holds(Secret secret) {
        var vector = new long[size];
        for (var unknown : secret.unknowns()) {
            vector[unknown] = 1;
        }

        reduce(vector);
        return lead(vector) < 0;
    }

    /** A sum of 0 tells each of its unknowns, because none is below 0. */
    private void add(Known row) {
        var isAllZero =
                row.high() == 0 && java.util.Arrays.stream(row.coefficients()).allMatch(factor -> factor > 0);
        for (var i = 0; isAllZero && i < row.unknowns().length; i++) {
            var zero = new long[size];
            zero[row.unknowns()[i]] = 1;
            add(zero);
        }

        var vector = new long[size];
        for (var i = 0; i < row.unknowns().length; i++) {
            vector[row.unknowns()[i]] = Math.floorMod(row.coefficients()[i], PRIME);
        }

        add(vector);
    }

    private void add(long[] vector) {
        reduce(vector);
        var lead = lead(vector);

        if (lead >= 0) {
            var scale = inverse(vector[lead]);
            for (var i = lead; i < size; i++) {
                vector[i] = vector[i] * scale % PRIME;
            }

            rows.add(vector);
            leads.add(lead);
        }
    }

    private void reduce(long[] vector) {
        for (var at = 0; at < rows.size(); at++) {
            var factor = vector[leads.get(at)];

            if (factor != 0) {
                var row = rows.get(at);
                for (var i = leads.get(at); i < size; i++) {
                    vector[i] = Math.floorMod(vector[i] - factor * row[i], PRIME);
                }
            }
        }
    }

    private static int lead(long[] vector) {
        for (var i = 0; i < vector.length; i++) {
            if (vector[i] != 0) {
                return i;
            }
        }

        return -1;
    }

    private static long inverse(long number) {
        var result = 1L;
        var power = number;
        for (var rest = PRIME - 2; rest > 0; rest >>= 1) {
            result = (rest & 1) == 1 ? result * power % PRIME : result;
            power = power * power % PRIME;
        }

        return result;
    }
}
