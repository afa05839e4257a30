package org.lastmile.publish;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lastmile.release.SourceQuality.Lateness;
import org.lastmile.warehouse.Coverage;
import org.lastmile.warehouse.Registry;

/**
 * Through which day a source is known.
 *
 * @param through   last day by partner; {@code *} alone when rows name none; empty when no row has a day
 * @param lateAfter days after it at which more is overdue; 0 when the contract promises none
 */
record SourceDays(Map<String, LocalDate> through, int lateAfter) {
    SourceDays {
        through = new TreeMap<>(through);
    }

    static SourceDays of(Registry registry, String source, int lateAfter) {
        var through = new TreeMap<String, LocalDate>();
        registry.coverages().stream()
                .filter(coverage -> coverage.source().equals(source))
                .forEach(coverage -> registry.observedThrough(source, coverage.partner())
                        .ifPresent(day -> through.put(coverage.partner(), day)));

        if (through.size() > 1) {
            // What somebody has said of the whole source holds for its partners, and is none of them.
            through.remove(Coverage.ALL);
        }

        return new SourceDays(through, lateAfter);
    }

    @Nullable
    LocalDate first() {
        return through.values().stream().min(LocalDate::compareTo).orElse(null);
    }

    @Nullable
    LocalDate last() {
        return through.values().stream().max(LocalDate::compareTo).orElse(null);
    }

    int partners() {
        return through.containsKey(Coverage.ALL) ? 0 : through.size();
    }

    /** Partners that are late. */
    int late(LocalDate today) {
        return through.containsKey(Coverage.ALL) ? 0 : overdue(today);
    }

    Lateness lateness(LocalDate today) {
        if (lateAfter == 0 || through.isEmpty()) {
            return Lateness.NOT_PROMISED;
        }

        return overdue(today) > 0 ? Lateness.LATE : Lateness.ON_TIME;
    }

    private int overdue(LocalDate today) {
        return lateAfter == 0
                ? 0
                : (int) through.values().stream()
                        .filter(day -> day.plusDays(lateAfter).isBefore(today))
                        .count();
    }
}
