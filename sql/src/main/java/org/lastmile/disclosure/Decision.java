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

    /** Nothing, whether the cell is small itself or would give a small one away. */
    record Protect() implements Decision {}

    /** That nobody is in it. */
    record Nobody() implements Decision {}
}
