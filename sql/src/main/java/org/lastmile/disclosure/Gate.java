package org.lastmile.disclosure;

import org.lastmile.contract.DisclosurePolicy;
import org.lastmile.contract.WarehouseException;

/**
 * The only door through which numbers leave. Decides all cells of a block together, then has the decisions checked by
 * another method with another prime; the two share only how people are counted and what the parts of a cell are.
 */
public final class Gate {
    private static final double NANOSECONDS = 1e9;

    private Gate() {}

    /**
     * Decides every cell of a block. Frozen cells keep what they said; the others are told in the order of their rank,
     * as long as no hidden sum (see HiddenSums) is a linear combination of everything told. What intervals, members
     * of small cells and ranges give away is not looked at yet; the README of this folder says what that leaves open.
     *
     * @throws WarehouseException if the independent check finds a leak; then nothing may be released
     */
    public static GateResult decide(Block block, DisclosurePolicy policy) {
        var started = System.nanoTime();
        var decisions = new Selection(block, policy).decisions();
        var leaks = LeakCheck.of(block, decisions, policy.minimum());

        if (leaks.fresh() > 0) {
            throw new WarehouseException("Disclosure gate, block of "
                    + block.candidates().size() + " cells: the independent check computes " + leaks.fresh()
                    + " numbers of fewer than " + policy.minimum()
                    + " people from what would be published; nothing is released. Report this with the edition's policy '"
                    + policy.profile() + "', and release without the publication until it is answered.");
        }

        var seconds = (System.nanoTime() - started) / NANOSECONDS;
        return new GateResult(decisions, GateResult.Tallies.of(decisions), leaks.inherited(), leaks.fresh(), seconds);
    }
}
