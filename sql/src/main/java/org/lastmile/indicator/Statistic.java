package org.lastmile.indicator;

import java.util.Locale;

/** What an indicator says of its population. */
public enum Statistic {
    /** How many of the population are in the numerator. */
    SHARE,
    /** How many are in the population. */
    COUNT,
    /** Sum of a value over the population. */
    SUM;

    /** As YAML files write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
