package org.lastmile.disclosure;

import java.util.List;
import org.lastmile.disclosure.audit.Known;

/**
 * The unknowns over which a block is audited. Fewer and larger unknowns make the audit quicker; they must still be able
 * to say every population and numerator of the block.
 */
public interface Unknowns {
    /** Number of unknowns, each a whole number from 0 on. */
    int size();

    /**
     * The unknowns that a sum of variables consists of, ascending.
     *
     * @param variables a population, a numerator, the rest of a population, or the difference of two such sums
     */
    int[] of(int[] variables);

    /** What always holds between unknowns, whatever is published; such rows are known to every reader. */
    List<Known> structure();

    /** The true values. Only the choice of cells to withdraw reads them, never the audit. */
    long[] values();
}
