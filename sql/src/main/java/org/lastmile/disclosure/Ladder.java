package org.lastmile.disclosure;

import java.util.Comparator;
import org.lastmile.contract.DisclosurePolicy;

/** How a cell says less: a rate goes from its number over wider and wider bands to nothing, a count to nothing. */
final class Ladder {
    private static final int PERCENT = 100;

    private final Sizes sizes;
    private final Rules rules;
    private final DisclosurePolicy policy;

    Ladder(Sizes sizes, DisclosurePolicy policy) {
        this.sizes = sizes;
        rules = new Rules(sizes, policy);
        this.policy = policy;
    }

    /** One step down. */
    Decision below(Candidate candidate, Decision decision) {
        if (decision instanceof Decision.Show && candidate.numerator() != null) {
            return rules.band(candidate);
        }

        if (decision instanceof Decision.Band band) {
            return wider(candidate, band);
        }

        return new Decision.Protect();
    }

    /** A hidden count as a range of the policy's grid. */
    Decision.Range range(Candidate candidate) {
        var count = sizes.value(candidate.population());
        return new Decision.Range(policy.rangeLow(count), policy.rangeHigh(count));
    }

    private Decision wider(Candidate candidate, Decision.Band band) {
        var width = band.highPct() - band.lowPct();
        return policy.bands().stream()
                .map(DisclosurePolicy.Band::widthPct)
                .filter(other -> other > width && other < PERCENT)
                .min(Comparator.naturalOrder())
                .map(other -> (Decision) rules.band(candidate, other))
                .orElseGet(Decision.Protect::new);
    }
}
