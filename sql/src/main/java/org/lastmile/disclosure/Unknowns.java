package org.lastmile.disclosure;

import java.util.List;
import java.util.Map;
import org.lastmile.disclosure.audit.Known;

/**
 * The unknowns over which a block is audited. Fewer and larger unknowns make the audit quicker; they must still be able
 * to say every population and numerator of the block.
 */
public interface Unknowns {
    /** Number of unknowns, each a whole number from 0 on. */
    int size();

    /**
     * The unknowns that a part of a cell consists of, ascending.
     *
     * @param part 0 for the population, 1 for the numerator, 2 for the rest of the population
     */
    int[] of(Candidate candidate, int part);

    /**
     * The unknowns that the difference of two nested parts consists of, ascending; none when no reader can know that
     * the one is a part of the other.
     */
    int[] ofDifference(int[] variables);

    /** The unknowns in each of which all that a variable contributes is counted. */
    int[] ofVariable(int variable);

    /** What always holds between unknowns, whatever is published; such rows are known to every reader. */
    List<Known> structure();

    /**
     * Unknowns that say how many people are in one population and not in another that is a part of it, where these are few;
     * and the variables that count them.
     */
    default Map<Integer, int[]> fewMore() {
        return Map.of();
    }

    /** The true values. Only the choice of cells to withdraw reads them, never the audit. */
    long[] values();
}
