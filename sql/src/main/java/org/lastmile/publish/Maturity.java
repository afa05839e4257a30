package org.lastmile.publish;

import java.util.Collection;
import java.util.Optional;
import org.lastmile.indicator.Indicator;
import org.lastmile.release.CellValue;
import org.lastmile.release.Period;
import org.lastmile.warehouse.Registry;

/** Says whether a whole period of an indicator is observed: its end and the window lie within what is known. */
final class Maturity {
    private final Registry registry;

    Maturity(Registry registry) {
        this.registry = registry;
    }

    /** Why nothing can be said whatever the period; empty when something can. */
    Optional<CellValue.Reason> obstacle(Indicator indicator) {
        if (!indicator.needs().stream().allMatch(registry::isCollected)) {
            return Optional.of(CellValue.Reason.NOT_COLLECTED);
        }

        return indicator.needs().stream().allMatch(source -> registry.observedThrough(source, "*")
                        .isPresent())
                ? Optional.empty()
                : Optional.of(CellValue.Reason.NOT_OBSERVED);
    }

    /** Whether the rows of a partner count in the period: it and the window lie within what was observed. */
    boolean isMature(Indicator indicator, Period period, String partner) {
        var needed = period.lastDay().plusDays(indicator.windowDays());
        return isBegun(indicator, period, partner)
                && indicator.needs().stream().allMatch(source -> registry.observedThrough(source, partner)
                        .map(known -> !known.isBefore(needed))
                        .orElse(false));
    }

    /** Why nobody's rows of a period count. */
    CellValue.Reason reason(Indicator indicator, Period period, Collection<String> partners) {
        return partners.stream().noneMatch(partner -> isBegun(indicator, period, partner))
                ? CellValue.Reason.NOT_OBSERVED
                : CellValue.Reason.NOT_MATURED;
    }

    /** Whether all sources were observed from the first day of the period on. */
    private boolean isBegun(Indicator indicator, Period period, String partner) {
        return indicator.needs().stream().allMatch(source -> registry.observedFrom(source, partner)
                .map(known -> !known.isAfter(period.firstDay()))
                .orElse(true));
    }
}
