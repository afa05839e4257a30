package org.lastmile.disclosure.round;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.lastmile.contract.DisclosurePolicy;
import org.lastmile.disclosure.Block;
import org.lastmile.disclosure.Candidate;
import org.lastmile.disclosure.Decision;

/**
 * Turns moved classes into what may be said of each cell. How far a number may be off is one figure for all headlines and
 * one for all other cells, people and units apart: the number of moved classes in one cell would tell whether a 0 is nobody.
 * Each figure is the largest error there is, and base - 1 more, so that it still holds when any one small class is another
 * number of people than it is.
 */
final class Told {
    private static final long HUNDRED = 100;
    /** A rate that may be off by more percentage points is told as a range. */
    private static final long RATE_POINTS = 10;
    /** Ends of ranges are multiples of this, in percent. */
    private static final long STEP = 10;
    /** A wider range says nothing. */
    private static final long WIDEST = 50;

    private final Block block;
    private final Sums sums;
    private final Figures figures;
    private final Settings settings;
    private final DisclosurePolicy policy;
    private final Map<Kind, Long> within = new HashMap<>();

    /** Cells that share one figure of how far they may be off. */
    private record Kind(boolean isHeadline, boolean isUnits) {}

    Told(Block block, Sums sums, Figures figures, Settings settings, DisclosurePolicy policy) {
        this.block = block;
        this.sums = sums;
        this.figures = figures;
        this.settings = settings;
        this.policy = policy;
        for (var candidate : block.candidates()) {
            var kind = kind(candidate);
            var spare = (settings.base() - 1) * (kind.isUnits() ? unitsPerPerson(candidate) : 1);
            within.merge(kind, figures.error(candidate) + spare, Math::max);
        }
    }

    private Kind kind(Candidate candidate) {
        return new Kind(settings.headline().test(candidate), figures.isUnits(sums.population(candidate)));
    }

    private long unitsPerPerson(Candidate candidate) {
        return figures.unitsPerPerson(sums.population(candidate));
    }

    Map<String, Decision> decisions() {
        var decisions = new LinkedHashMap<String, Decision>();
        for (var candidate : block.candidates()) {
            var frozen = candidate.frozen();
            var stays = frozen != null && stays(candidate, frozen);
            decisions.put(candidate.id(), frozen != null && stays ? frozen : decision(candidate));
        }

        return decisions;
    }

    /** What was told stays word for word, unless enough people came or went; units stay always. */
    private boolean stays(Candidate candidate, Decision frozen) {
        if (!(frozen instanceof Decision.Rounded before) || figures.isUnits(sums.population(candidate))) {
            return true;
        }

        return before.of() == figures.told(sums.population(candidate))
                && before.count() == figures.told(sums.numerator(candidate));
    }

    private Decision decision(Candidate candidate) {
        var of = figures.told(sums.population(candidate));
        var off = within.getOrDefault(kind(candidate), 0L);

        if (candidate.frozen() == null && figures.isForced(candidate, settings.alone())) {
            return new Decision.Protect();
        }

        return candidate.numerator() == null ? new Decision.Rounded(of, of, off) : rate(candidate, of, off);
    }

    /** A rate off by so many people in numerator and complement is off by at most as large a part of all. */
    private Decision rate(Candidate candidate, long of, long off) {
        var people = figures.movedPeople(sums.population(candidate));

        if (people < policy.minimum() || of <= 0) {
            return new Decision.Protect();
        }

        var count = figures.told(sums.numerator(candidate));

        if (HUNDRED * off <= RATE_POINTS * of) {
            return new Decision.Rounded(count, of, off);
        }

        var low = Math.max(0, Math.floorDiv(HUNDRED * (count - off), STEP * of) * STEP);
        var high = Math.min(HUNDRED, -Math.floorDiv(-HUNDRED * (count + off), STEP * of) * STEP);
        return high - low > WIDEST
                ? new Decision.Protect()
                : new Decision.Band((int) low, (int) high, "about " + people);
    }
}
