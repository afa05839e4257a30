package org.lastmile.chart;

import java.util.Optional;
import org.lastmile.release.CellValue;
import org.lastmile.release.CellValue.Shown;
import org.lastmile.release.Period;

/** What an indicator says of one period. */
public record Moment(Period period, CellValue value) {
    /** The point a line may pass through; empty for what is not shown in full. */
    Optional<Reading> reading() {
        return value instanceof Shown shown ? Optional.of(Reading.of(shown)) : Optional.empty();
    }

    /** A number with its interval on the scale of a chart: percent for shares, units for counts. */
    record Reading(double value, double low, double high) {
        static Reading of(Shown shown) {
            var share = shown.share();
            return share == null
                    ? new Reading(shown.count(), shown.count(), shown.count())
                    : new Reading(
                            share.pct().doubleValue(),
                            share.lowPct().doubleValue(),
                            share.highPct().doubleValue());
        }
    }
}
