package org.lastmile.export;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What stands in a file where there is no number, so that nobody takes it for 0. */
enum MissingValue {
    PROTECTED("hidden so that nobody is exposed"),
    BANDED("only a range may be shown, see band_low_pct, band_high_pct and people_band, or count_low and count_high"),
    NO_POPULATION("nobody is in the population of this cell"),
    NOT_MATURED("the time in which people are followed is not over for everybody"),
    NOT_OBSERVED("the data that would tell are not there yet"),
    NOT_COLLECTED("nobody collects it"),
    REDEFINED("its definition changed after an edition told it; both numbers together could expose somebody"),
    NOT_APPLICABLE("this column says nothing about a row of this kind");

    private static final Set<String> RATES = Set.of("of", "pct", "interval_low_pct", "interval_high_pct");

    private final String label;

    MissingValue(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    /** The text in a file, for example {@code [protected]}. */
    String marker() {
        return "[" + name().toLowerCase(Locale.ROOT).replace('_', ' ') + "]";
    }

    /** Why a column of a row of {@code release.cell} is null. */
    static MissingValue of(String column, Map<String, @Nullable Object> row) {
        var isRate = RATES.contains(column);
        var isValue = isRate || column.equals("count");

        if (!isValue || (isRate && !Objects.equals(row.get("statistic"), "share"))) {
            return NOT_APPLICABLE;
        }

        return switch (String.valueOf(row.get("kind"))) {
            case "protected" -> PROTECTED;
            case "banded" -> BANDED;
            case "empty" -> ofReason(String.valueOf(row.get("empty_reason")));
            default -> throw new IllegalStateException("A shown cell has every value; its " + column + " is missing");
        };
    }

    /**
     * Why a column of a row of {@code release.source} is null: a source that knows learners tells no counts, a share of too
     * few rows is not told, and beside counts there is no range.
     */
    static MissingValue ofSource(String column, Map<String, @Nullable Object> row) {
        var isDay = column.equals("known_through") || column.equals("newest_on");
        return isDay || row.get("row_count") != null ? NOT_APPLICABLE : PROTECTED;
    }

    private static MissingValue ofReason(String words) {
        return valueOf(words.toUpperCase(Locale.ROOT).replace(' ', '_'));
    }
}
