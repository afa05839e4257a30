package org.lastmile.publish;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.lastmile.disclosure.Decision;
import org.lastmile.indicator.Indicator;
import org.lastmile.indicator.Statistic;
import org.lastmile.release.CellValue;
import org.lastmile.release.Shares;

/** What a decision of the gate lets a cell say. */
final class Values {
    private Values() {}

    static CellValue of(BlockVariables variables, Indicator indicator, CellSums.Sums set, @Nullable Decision decision) {
        if (decision instanceof Decision.Show) {
            var of = variables.value(set.population());
            return indicator.statistic() == Statistic.SHARE
                    ? shown(variables.value(set.numerator()), of)
                    : new CellValue.Shown(of, null);
        }

        if (decision instanceof Decision.Band band) {
            return new CellValue.Banded(
                    BigDecimal.valueOf(band.lowPct()), BigDecimal.valueOf(band.highPct()), band.peopleBand());
        }

        if (decision instanceof Decision.Range range) {
            return new CellValue.Ranged(range.low(), range.high());
        }

        return decision instanceof Decision.Nobody
                ? new CellValue.Empty(CellValue.Reason.NO_POPULATION)
                : new CellValue.Protected();
    }

    private static CellValue shown(long count, long of) {
        return new CellValue.Shown(count, Shares.of(count, of));
    }
}
