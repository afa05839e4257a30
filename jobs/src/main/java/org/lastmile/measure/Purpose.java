package org.lastmile.measure;

import java.util.Locale;
import java.util.Set;

/** What rows about learners are used for, as consents and agreements name it. */
public enum Purpose {
    OUTCOMES_REPORTING,
    PUBLIC_REPORTING,
    RESEARCH;

    /** What an edition serves: its numbers report outcomes, and whoever publishes it may show them to everybody. */
    public static final Set<Purpose> OF_EDITIONS = Set.of(OUTCOMES_REPORTING, PUBLIC_REPORTING);

    /** As tables hold it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
