package org.lastmile.publish;

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

    /** Whether the rows of a partner count in the period. */
    boolean isMature(Indicator indicator, Period period, String partner) {
        var needed = period.lastDay().plusDays(indicator.windowDays());
        return indicator.needs().stream().allMatch(source -> registry.observedThrough(source, partner)
                .map(known -> !known.isBefore(needed))
                .orElse(false));
    }
}
