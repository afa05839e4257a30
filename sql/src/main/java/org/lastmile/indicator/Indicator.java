package org.lastmile.indicator;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The definition of one indicator. Expressions are DuckDB SQL over the columns of the mart.
 *
 * @param anchor     date column from which the window runs; a row without it is not in the population
 * @param quarterOf  date column whose quarter is the quarter of the cell, the anchor unless the file says otherwise
 * @param windowDays days that must have passed since the anchor before a row counts; 0 when the anchor alone decides
 * @param needs      sources that must have observed the window
 * @param numerator  null unless the statistic is a share
 * @param value      integer expression that is summed; null unless the statistic is a sum
 * @param unit       what is counted, in the plural; {@code learners} counts each person once per cell
 * @param isAdditive whether cells of quarters, partners and tracks add up to their total: not so when a learner may be in several
 * @param partOf     indicators whose population holds everybody of this one, at each place and in each period
 */
public record Indicator(
        String id,
        String title,
        String mart,
        String anchor,
        String quarterOf,
        String population,
        int windowDays,
        List<String> needs,
        @Nullable String numerator,
        Statistic statistic,
        @Nullable String value,
        String unit,
        boolean isAdditive,
        List<String> partOf,
        String question,
        String source,
        String owner,
        String limits,
        String since,
        int version) {
    /** Unit of indicators that count each person once, however many rows of the mart the person has. */
    public static final String LEARNERS = "learners";

    public Indicator {
        needs = List.copyOf(needs);
        partOf = List.copyOf(partOf);
    }

    /** Column of the measure that holds the quarter of this indicator's cells. */
    public String quarterColumn() {
        return quarterOf + "_quarter";
    }

    /** Column of the measure that holds the sum; only for sums. */
    public String sumColumn() {
        return id + "_sum";
    }

    /** A cell counts people, each once; otherwise it counts rows of the mart. */
    public boolean countsPeople() {
        return unit.equals(LEARNERS);
    }
}
