package org.lastmile.publish;

import org.lastmile.contract.DisclosurePolicy;
import org.lastmile.disclosure.Decision;

/** Whether a range that was told of a cell is true of other people in it, too. */
final class StillTrue {
    private static final int PERCENT = 100;

    private StillTrue() {}

    /** Decisions without a range are taken as they are. */
    static boolean of(Decision said, Truth truth, DisclosurePolicy policy) {
        var of = truth.population().value();

        if (said instanceof Decision.Range range) {
            return range.low() <= of && of <= range.high();
        }

        return !(said instanceof Decision.Band band) || isWithin(band, truth, policy);
    }

    private static boolean isWithin(Decision.Band band, Truth truth, DisclosurePolicy policy) {
        var people = truth.population().people();
        var of = truth.population().value();
        var percent = PERCENT * truth.numerator().value();
        return people >= policy.minimum()
                && policy.band(people).words().equals(band.peopleBand())
                && band.lowPct() * of <= percent
                && (percent < band.highPct() * of || band.highPct() == PERCENT);
    }
}
