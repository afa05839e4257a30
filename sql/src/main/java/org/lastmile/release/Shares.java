package org.lastmile.release;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.lastmile.contract.WarehouseException;
import org.lastmile.release.CellValue.Share;

/** Makes shares from counts that the disclosure gate has let through; nothing before the gate may divide. */
public final class Shares {
    /** Standard normal quantile of a two-sided interval of 95 %. */
    private static final double Z = 1.959963984540054;

    private Shares() {}

    /** The ends of an interval, from 0 to 1. */
    record Interval(double low, double high) {}

    /**
     * The share with its 95 % Wilson interval, in percent with one decimal, halves rounded up.
     *
     * @param of more than 0
     * @throws WarehouseException if the count is negative or exceeds the people it is taken of (the SQL is wrong)
     * @see <a href="https://doi.org/10.1080/01621459.1927.10502953">Wilson 1927</a>
     */
    public static Share of(long count, long of) {
        if (of <= 0 || count < 0 || count > of) {
            throw new WarehouseException("A share cannot be made: its numerator must lie between 0 and its denominator,"
                    + " and the denominator must be more than 0. Check the SQL of the indicator.");
        }

        var interval = wilson(count, of);
        var pct = BigDecimal.valueOf(count).multiply(BigDecimal.valueOf(100));
        return new Share(
                of,
                pct.divide(BigDecimal.valueOf(of), 1, RoundingMode.HALF_UP),
                percent(interval.low()),
                percent(interval.high()));
    }

    static Interval wilson(long count, long of) {
        var share = (double) count / of;
        var shrink = 1 + Z * Z / of;
        var middle = share + Z * Z / (2.0 * of);
        var half = Z * Math.sqrt(share * (1 - share) / of + Z * Z / (4.0 * of * of));
        // At the ends the interval touches 0 or 1 exactly; floating point may miss it by a hair.
        var low = count == 0 ? 0 : (middle - half) / shrink;
        var high = count == of ? 1 : (middle + half) / shrink;
        return new Interval(low, high);
    }

    private static BigDecimal percent(double fraction) {
        return BigDecimal.valueOf(fraction * 100).setScale(1, RoundingMode.HALF_UP);
    }
}
