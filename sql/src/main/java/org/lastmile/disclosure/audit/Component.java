package org.lastmile.disclosure.audit;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A part of the problem that no row and no secret links to the rest, over columns of its own.
 *
 * @param unknowns for each column one of the unknowns that it stands for; the others are 0 in all tables
 */
// An array, for the same reason as in Known.
@SuppressWarnings("ArrayRecordComponent")
record Component(int[] unknowns, List<Line> lines, List<Part> parts) {
    /**
     * A row over columns.
     *
     * @param sources indexes of the known rows that say the same
     */
    record Line(Known known, Set<Integer> sources) {
        /** What two rows over the same columns say together. */
        Line and(Line other) {
            var low = Math.max(known.low(), other.known.low());
            var high = Math.min(known.high(), other.known.high());

            if (low > high) {
                throw Pins.contradiction();
            }

            var all = new TreeSet<>(sources);
            all.addAll(other.sources);
            return new Line(new Known(known.unknowns(), known.coefficients(), low, high), all);
        }
    }

    /**
     * A secret over columns.
     *
     * @param secret index of the secret
     * @param known  what the rest of the secret is known to add up to
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Part(int secret, int[] columns, long known) {
        /** One for each column, all the same. */
        double[] weights(int weight) {
            var weights = new double[columns.length];
            Arrays.fill(weights, weight);
            return weights;
        }

        /** The whole secret in a table over columns. */
        long sum(long[] table) {
            return known
                    + Arrays.stream(columns).mapToLong(column -> table[column]).sum();
        }
    }
}
