package org.lastmile.ingest;

import java.time.LocalDate;
import java.util.Optional;
import org.lastmile.contract.WarehouseException;

/**
 * What the caller says of the deliveries of a call.
 *
 * @param source          contract that all files fulfil; empty: found out by their content
 * @param observedFrom    first day that the deliveries cover; empty: the first of the month of the oldest event
 * @param observedThrough last day that they cover; empty: the newest event of each partner
 */
public record Declared(Optional<String> source, Optional<LocalDate> observedFrom, Optional<LocalDate> observedThrough) {
    public Declared {
        if (observedFrom.isPresent()
                && observedThrough.isPresent()
                && observedFrom.get().isAfter(observedThrough.get())) {
            throw new WarehouseException("--observed-from " + observedFrom.get() + " lies after --observed-through "
                    + observedThrough.get() + "; name the first and the last day that the files cover.");
        }
    }

    /** Nothing is said. */
    public static Declared nothing() {
        return new Declared(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The deliveries cover these days. */
    public static Declared days(LocalDate from, LocalDate through) {
        return new Declared(Optional.empty(), Optional.of(from), Optional.of(through));
    }
}
