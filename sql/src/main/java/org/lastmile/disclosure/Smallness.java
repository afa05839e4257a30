package org.lastmile.disclosure;

import org.lastmile.contract.DisclosurePolicy;

/**
 * Which sums are about so few people, or so much about one of them, that nobody may find them out.
 *
 * @param minimum  fewest people that are not small
 * @param pPercent how closely the second largest contributor to a sum may know the largest, in percent; 0 to look at people
 *                 only
 */
record Smallness(Sizes sizes, int minimum, int pPercent) {
    static Smallness of(Sizes sizes, DisclosurePolicy policy) {
        return new Smallness(sizes, policy.minimum(), policy.pPercent());
    }

    /** Nobody is few, too. */
    boolean isSmall(int[] set) {
        return sizes.people(set) < minimum || isDominated(set);
    }

    /** Whether enough people make up a sum of units, and one of them most of it. */
    boolean isDominated(int[] set) {
        // Of people, ten are never dominated by one.
        return pPercent > 0 && sizes.value(set) != sizes.people(set) && sizes.isDominated(set, pPercent);
    }
}
