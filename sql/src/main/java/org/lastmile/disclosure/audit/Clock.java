package org.lastmile.disclosure.audit;

import java.time.Duration;
import org.lastmile.contract.WarehouseException;

/** The time that is left; an audit that needs more is a refusal. */
final class Clock {
    private static final long NANOSECONDS = 1_000_000;
    private static final long MOMENT = 200 * NANOSECONDS;

    private final Duration limit;
    private final long end;

    Clock(Duration limit) {
        this.limit = limit;
        end = System.nanoTime() + limit.toNanos();
    }

    long millisecondsLeft() {
        return Math.max(1, (end - System.nanoTime()) / NANOSECONDS);
    }

    /** @throws WarehouseException if the time is over */
    void check() {
        checkAt(System.nanoTime());
    }

    /**
     * Asked when a solver gave up: it measures its time itself and may do so a moment early.
     *
     * @throws WarehouseException if the time is over but for that moment
     */
    void checkGivenUp() {
        checkAt(System.nanoTime() + MOMENT);
    }

    private void checkAt(long now) {
        if (now >= end) {
            throw new WarehouseException("Disclosure audit: not finished after " + limit.toSeconds()
                    + " seconds; nothing is released. Publish fewer dimensions together, or allow more time.");
        }
    }
}
