package org.lastmile.chart;

import java.util.Optional;
import org.lastmile.release.CellValue;
import org.lastmile.release.CellValue.Banded;
import org.lastmile.release.CellValue.Ranged;

/** The ends of a range on the scale of a chart: percent for rates, units for counts. */
record Span(double low, double high) {
    /** Empty for what is no range. */
    static Optional<Span> of(CellValue value) {
        if (value instanceof Banded band) {
            return Optional.of(
                    new Span(band.lowPct().doubleValue(), band.highPct().doubleValue()));
        }

        return value instanceof Ranged range ? Optional.of(new Span(range.low(), range.high())) : Optional.empty();
    }
}
