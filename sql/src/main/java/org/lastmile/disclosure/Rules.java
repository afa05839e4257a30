package org.lastmile.disclosure;

import org.lastmile.contract.DisclosurePolicy;

/** What the policy says of one cell by itself, before the other cells are looked at. */
final class Rules {
    private final Sizes sizes;
    private final DisclosurePolicy policy;

    Rules(Sizes sizes, DisclosurePolicy policy) {
        this.sizes = sizes;
        this.policy = policy;
    }

    /** The decision as if no other cell were published; Show means that the cell may be published, not that it will. */
    Decision alone(Candidate candidate) {
        var people = sizes.people(candidate.population());

        if (people == 0) {
            return new Decision.Nobody();
        }

        if (people < policy.minimum()) {
            return new Decision.Protect();
        }

        for (var part : candidate.parts()) {
            if (isSmall(part)) {
                return band(candidate, people);
            }
        }

        return new Decision.Show();
    }

    /** Whether a set has fewer people than may be shown; nobody is few, too. */
    boolean isSmall(int[] set) {
        return sizes.people(set) < policy.minimum();
    }

    private Decision band(Candidate candidate, long people) {
        var band = policy.band(people);
        var numerator = candidate.numerator() == null ? 0 : sizes.value(candidate.numerator());
        var population = sizes.value(candidate.population());
        var width = band.widthPct();
        // The range that holds the rate begins at a multiple of the width; 100 % belongs to the last range.
        var step = population == 0 ? 0 : (int) (numerator * 100 / (population * width));
        var low = Math.min(step * width, 100 - width);
        return new Decision.Band(low, low + width, band.words());
    }
}
