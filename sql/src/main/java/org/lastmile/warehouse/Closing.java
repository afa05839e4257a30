package org.lastmile.warehouse;

import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A newer snapshot in the place of an older one: rows of the older delivery that lie within what the newer one speaks of
 * do not count any more. Either the newer one holds them as well, or they have vanished.
 *
 * @param table      core table, without its zone
 * @param deliveryId older delivery
 * @param by         newer delivery
 * @param closedOn   day as of which the newer one speaks; null when nobody has said it and no row has a day
 * @param parts      parts of the source that are meant; empty when all are
 * @param from       first day that is meant; null when all are
 */
public record Closing(
        String table,
        String deliveryId,
        String by,
        @Nullable LocalDate closedOn,
        SortedSet<String> parts,
        @Nullable LocalDate from) {
    public Closing {
        parts = Collections.unmodifiableSortedSet(new TreeSet<>(parts));
    }

    /** Whether all rows of the older delivery are meant. */
    public boolean isWhole() {
        return parts.isEmpty() && from == null;
    }
}
