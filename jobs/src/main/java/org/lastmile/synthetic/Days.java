package org.lastmile.synthetic;

import java.time.LocalDate;

/** The fixed time in which invented learners live. Quarters are counted from 0 = 2024Q1. */
final class Days {
    static final LocalDate HISTORY_START = LocalDate.of(2024, 1, 1);
    /** Last day that the delivery knows of. */
    static final LocalDate CUT_OFF = LocalDate.of(2026, 9, 30);
    /** Quarter of the cut-off, 2026Q3. */
    static final int LAST_QUARTER = 10;
    /** Offerings and sessions are planned one quarter ahead. */
    static final int PLANNED_QUARTER = LAST_QUARTER + 1;

    private Days() {}

    static LocalDate quarterStart(int quarter) {
        return HISTORY_START.plusMonths(3L * quarter);
    }

    static LocalDate quarterEnd(int quarter) {
        return quarterStart(quarter + 1).minusDays(1);
    }

    static boolean isKnown(LocalDate day) {
        return !day.isAfter(CUT_OFF);
    }
}
