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

    /**
     * A number that was rounded together with all others: it adds up with them, and is a little off. A 0 means fewer
     * people than the base of the rounding, nobody included.
     *
     * @param count  people or units; of a share the numerator
     * @param of     people of the share; equal to the count when the cell is no share
     * @param within how far count and people may be off, the same for all cells of a kind
     */
    record Rounded(long count, long of, long within) implements Decision {}

    /** Nothing, whether the cell is small itself or would give a small one away. */
    record Protect() implements Decision {}

    /** That nobody is in it. */
    record Nobody() implements Decision {}
}
