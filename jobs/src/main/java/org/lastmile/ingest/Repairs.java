package org.lastmile.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Counts the rows in which a value was repaired before it was judged, by column and rule. */
final class Repairs {
    private final Map<Cause, Long> rows = new TreeMap<>();
    private final List<Cause> ofRow = new ArrayList<>();

    /** What was done with a text. */
    enum Rule {
        /** Spaces before or behind it were left out. */
        SPACES,
        /** It means that nothing is known. */
        MISSING_TEXT,
        /** It stood between the signs by which a sheet keeps a number as a text: {@code ="007"}. */
        SHEET_TEXT,
        /** The contract says what it means. */
        REPLACED
    }

    void note(String column, Rule rule) {
        ofRow.add(new Cause(column, rule.name().toLowerCase(Locale.ROOT)));
    }

    /**
     * Ends a row; only those that are loaded count.
     *
     * @return whether the row counts
     */
    boolean end(boolean isLoaded) {
        if (ofRow.isEmpty()) {
            return false;
        }

        if (isLoaded) {
            ofRow.forEach(cause -> rows.merge(cause, 1L, Long::sum));
        }

        ofRow.clear();
        return isLoaded;
    }

    Map<Cause, Long> rows() {
        return new TreeMap<>(rows);
    }
}
