package org.lastmile.publish;

import org.lastmile.indicator.Indicator;
import org.lastmile.release.Cell;
import org.lastmile.release.CellId;
import org.lastmile.release.CellValue;
import org.lastmile.release.Period;

/**
 * What late data has changed behind quarters that are told already. Their year would then tell, by subtraction, how
 * many people came late; when they are fewer than the minimum, the year stays hidden.
 */
final class Drift {
    private static final int QUARTERS = 4;

    private final Frozen frozen;
    private final BlockVariables variables;
    private final int minimum;

    Drift(Frozen frozen, BlockVariables variables, int minimum) {
        this.frozen = frozen;
        this.variables = variables;
        this.minimum = minimum;
    }

    /** Whether a new cell of a year must stay hidden. */
    boolean hides(CellId id, Indicator indicator, CellSums sums) {
        if (!id.period().isYear()) {
            return false;
        }

        for (var quarter = 1; quarter <= QUARTERS; quarter++) {
            var period = new Period(id.period().year(), quarter);
            var told = frozen.cell(CellId.total(id.publication(), id.indicator(), period), indicator.version())
                    .map(Cell::value);
            var now = sums.total(period);

            if (told.isPresent() && told.get() instanceof CellValue.Shown shown && now != null && differs(shown, now)) {
                return true;
            }
        }

        return false;
    }

    private boolean differs(CellValue.Shown shown, CellSums.Sums now) {
        var share = shown.share();

        if (share == null) {
            return isSmall(shown.count() - variables.value(now.population()));
        }

        return isSmall(share.of() - variables.value(now.population()))
                || isSmall(shown.count() - variables.value(now.numerator()))
                || isSmall(share.of()
                        - shown.count()
                        - variables.value(now.population())
                        + variables.value(now.numerator()));
    }

    private boolean isSmall(long difference) {
        return difference != 0 && Math.abs(difference) < minimum;
    }
}
