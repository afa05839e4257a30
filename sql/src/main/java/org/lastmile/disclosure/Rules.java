package org.lastmile.disclosure;

import org.lastmile.contract.DisclosurePolicy;

/** What the policy says of one cell by itself, before the other cells are looked at. */
final class Rules {
    private final Sizes sizes;
    private final DisclosurePolicy policy;
    private final Smallness smallness;

    Rules(Sizes sizes, DisclosurePolicy policy) {
        this.sizes = sizes;
        this.policy = policy;
        smallness = Smallness.of(sizes, policy);
    }

    /** The decision as if no other cell were published; Show means that the cell may be published, not that it will. */
    Decision alone(Candidate candidate) {
        var people = sizes.people(candidate.population());

        if (people == 0) {
            return new Decision.Nobody();
        }

        if (people < policy.minimum() || (candidate.numerator() == null && isSmall(candidate.population()))) {
            return new Decision.Protect();
        }

        for (var part : candidate.parts()) {
            if (isSmall(part)) {
                return band(candidate);
            }
        }

        return new Decision.Show();
    }

    private boolean isSmall(int[] set) {
        return smallness.isSmall(set);
    }

    /** The range that the policy asks for a group of this size. */
    Decision.Band band(Candidate candidate) {
        return band(candidate, policy.band(people(candidate)).widthPct());
    }

    /** The range of a given width that holds the rate. */
    Decision.Band band(Candidate candidate, int widthPct) {
        var numerator = candidate.numerator() == null ? 0 : sizes.value(candidate.numerator());
        var population = sizes.value(candidate.population());
        // The range that holds the rate begins at a multiple of the width; 100 % belongs to the last range.
        var step = population == 0 ? 0 : (int) (numerator * 100 / (population * widthPct));
        var low = Math.min(step * widthPct, 100 - widthPct);
        return new Decision.Band(
                low, low + widthPct, policy.band(people(candidate)).words());
    }

    private long people(Candidate candidate) {
        return sizes.people(candidate.population());
    }
}
