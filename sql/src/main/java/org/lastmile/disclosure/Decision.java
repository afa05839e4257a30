package org.lastmile.disclosure;

/** What may be told of a cell. */
public sealed interface Decision {
    /** Everything: the count or sum, or numerator and population of the share. */
    record Show() implements Decision {}

    /**
     * A rate near an end, as a range and a band of people; no counts.
     *
     * @param lowPct     in percent; 0 means no lower end
     * @param highPct    in percent; 100 means no upper end
     * @param peopleBand for example {@code 40-99}
     */
    record Band(int lowPct, int highPct, String peopleBand) implements Decision {}

    /**
     * A count or a sum that is not told itself, as a range of a grid that is the same everywhere.
     *
     * @param low  in people or units
     * @param high in people or units, included
     */
    record Range(long low, long high) implements Decision {}

    /** Nothing, whether the cell is small itself or would give a small one away. */
    record Protect() implements Decision {}

    /** That nobody is in it. */
    record Nobody() implements Decision {}
}
