package org.lastmile.publish;

import java.util.Locale;
import org.lastmile.indicator.Indicator;
import org.lastmile.release.IndicatorCard;

/** What an edition says of an indicator. */
final class Cards {
    private Cards() {}

    static IndicatorCard of(Indicator indicator) {
        var numerator = indicator.numerator();
        return new IndicatorCard(
                indicator.id(),
                indicator.title(),
                indicator.question(),
                indicator.statistic().name().toLowerCase(Locale.ROOT),
                indicator.unit(),
                indicator.isAdditive(),
                indicator.windowDays() + " days",
                indicator.quarterOf(),
                indicator.population(),
                numerator == null ? "" : numerator,
                indicator.source(),
                indicator.limits(),
                indicator.version());
    }
}
