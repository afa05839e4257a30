package org.lastmile.contract;

import java.io.Serializable;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * How many rows a delivery of a table must have: the metric {@code rowCount} of the standard.
 *
 * @param isOfPrevious bounds are percent of the rows that the deliveries before brought for the same parts of the source
 * @param least        null when there is no lower bound
 * @param most         null when there is no upper bound
 * @param isRefusing   whether a delivery that breaks it is refused; otherwise it is warned of
 */
public record RowCountRule(
        boolean isOfPrevious, @Nullable BigDecimal least, @Nullable BigDecimal most, boolean isRefusing)
        implements Serializable {
    /** Whether a count, or a percentage, is within the bounds. */
    public boolean isKept(BigDecimal value) {
        return (least == null || value.compareTo(least) >= 0) && (most == null || value.compareTo(most) <= 0);
    }

    /** For example {@code at least 80 % of it}. */
    public String words() {
        var unit = isOfPrevious ? " %" : "";
        var from = least == null ? "" : "at least " + least.toPlainString() + unit;
        var to = most == null ? "" : "at most " + most.toPlainString() + unit;
        return from + (from.isEmpty() || to.isEmpty() ? "" : " and ") + to;
    }
}
