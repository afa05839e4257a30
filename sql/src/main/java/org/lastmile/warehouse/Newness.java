package org.lastmile.warehouse;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which delivery is newer: the one that covers the later day, and of the same day the one that was loaded later. So an
 * older delivery that comes late does not win when it was said through which day it goes.
 */
final class Newness {
    private final List<Registry.Entry> order = new ArrayList<>();
    private final Map<String, LocalDate> days = new HashMap<>();

    /** @param loaded deliveries in the order in which they were loaded */
    Newness(List<Registry.Entry> loaded, Map<String, Span> spans) {
        var newest = new HashMap<String, LocalDate>();

        for (var entry : loaded) {
            var before = Optional.ofNullable(newest.get(entry.source()));
            spans.getOrDefault(entry.deliveryId(), Span.UNKNOWN).asOf(before).ifPresent(day -> {
                days.put(entry.deliveryId(), day);
                newest.merge(entry.source(), day, (left, right) -> left.isAfter(right) ? left : right);
            });
            order.add(entry);
        }

        order.sort(Comparator.comparing(entry -> days.getOrDefault(entry.deliveryId(), LocalDate.MIN)));
    }

    /** Oldest first; the sort keeps the order of loading among equals. */
    List<Registry.Entry> order() {
        return order;
    }

    /** The day as of which a delivery speaks; empty when nothing of its source has a day. */
    Optional<LocalDate> asOf(String deliveryId) {
        return Optional.ofNullable(days.get(deliveryId));
    }
}
