package org.lastmile.disclosure.audit;

/**
 * A sum of unknowns of which a reader must not know too much.
 *
 * @param id       says what it is, for reports
 * @param unknowns ascending
 * @param width    how far apart its largest and its smallest possible value must be
 */
// An array, for the same reason as in Known.
@SuppressWarnings("ArrayRecordComponent")
public record Secret(String id, int[] unknowns, long width) {
    public long sum(long[] table) {
        var sum = 0L;
        for (var unknown : unknowns) {
            sum += table[unknown];
        }

        return sum;
    }
}
