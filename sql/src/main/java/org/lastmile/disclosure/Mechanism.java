package org.lastmile.disclosure;

import java.util.Map;
import org.lastmile.contract.DisclosurePolicy;
import org.lastmile.disclosure.audit.Limits;

/** A way to decide what may be told of the cells of a block. */
@FunctionalInterface
public interface Mechanism {
    /** Hides cells, and tells the others as they are. */
    static Mechanism protect(Limits limits) {
        return (block, policy) ->
                Gate.decide(block, policy, Gate.unknowns(block), limits).decisions();
    }

    /**
     * Decides every cell of a block; what was told before stays told.
     *
     * @return by id of the cell, in the order of the block
     */
    Map<String, Decision> decide(Block block, DisclosurePolicy policy);
}
