package org.lastmile.disclosure.audit;

import java.time.Duration;

/**
 * How long and how far an audit goes.
 *
 * @param time  after which it gives up, which is a refusal
 * @param reach whether secrets are followed to their ends when they are wide enough already
 */
public record Limits(Duration time, Reach reach) {
    /** How far secrets are followed. */
    public enum Reach {
        /** Until the required width is proven, as far as linear programs find whole tables. */
        LINEAR,
        /**
         * Until the required width is proven; when many numbers of a large part are not wide by changes near them, these are taken
         * as narrow.
         */
        NEARBY,
        /** Until the required width is proven. */
        WIDTH,
        /** To both ends. */
        ENDS
    }

    /** Enough to decide. */
    public static Limits deciding(Duration time) {
        return new Limits(time, Reach.WIDTH);
    }

    /** The same time, enough to see which cells of a draft should say less. */
    public Limits drafting() {
        return new Limits(time, reach == Reach.WIDTH ? Reach.NEARBY : reach);
    }

    /** The same time, enough to see what is easily seen. */
    public Limits glancing() {
        return new Limits(time, Reach.LINEAR);
    }

    /** All intervals to the digit. */
    public static Limits exact(Duration time) {
        return new Limits(time, Reach.ENDS);
    }
}
