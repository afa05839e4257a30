package org.lastmile.disclosure.round;

import java.util.List;

/**
 * People whom no cell tells apart, and what they contribute. The unit that is moved.
 *
 * @param people  true number, 0 for a class that only an earlier edition knew
 * @param columns by what they contribute; a class has several when its people own several units
 */
record PersonClass(long people, List<Column> columns) {
    PersonClass {
        columns = List.copyOf(columns);
    }

    /**
     * One contribution of a class.
     *
     * @param sums  numbers of the sums that it is in, ascending
     * @param value true units: people, awards, hours
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Column(int[] sums, long value) {}

    /** All sums in which the class is, each once. */
    int[] sums() {
        return columns.stream()
                .flatMapToInt(column -> java.util.Arrays.stream(column.sums()))
                .sorted()
                .distinct()
                .toArray();
    }
}
