package org.lastmile.disclosure.audit;

import java.util.List;

/**
 * A published cell that could be withdrawn.
 *
 * @param sums  sets of unknowns whose sums it tells
 * @param price what its withdrawal costs, above 0
 */
public record Claim(List<int[]> sums, double price) {
    public Claim {
        sums = List.copyOf(sums);
    }
}
