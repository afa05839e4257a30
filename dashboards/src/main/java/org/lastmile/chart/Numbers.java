package org.lastmile.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import org.lastmile.release.CellValue.Banded;
import org.lastmile.release.CellValue.Ranged;
import org.lastmile.release.CellValue.Share;

/** Numbers as pages and charts write them: the same number is written in the same way everywhere. */
public final class Numbers {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Numbers() {}

    /** For example {@code 4,812}. */
    public static String count(long count) {
        return String.format(Locale.US, "%,d", count);
    }

    /** For example {@code 57.8%}; a whole percent is written with its zero, so that figures align. */
    public static String percent(BigDecimal pct) {
        return oneDecimal(pct) + "%";
    }

    /** For example {@code 55.7–59.9%}. */
    public static String interval(Share share) {
        return oneDecimal(share.lowPct()) + "–" + percent(share.highPct());
    }

    /** For example {@code 80–90%}, {@code 95% or more}, {@code 5% or less}. */
    public static String band(Banded band) {
        if (band.highPct().compareTo(HUNDRED) >= 0) {
            return plain(band.lowPct()) + "% or more";
        }

        if (band.lowPct().signum() <= 0) {
            return plain(band.highPct()) + "% or less";
        }

        return plain(band.lowPct()) + "–" + plain(band.highPct()) + "%";
    }

    /** For example {@code 1,200–1,399}. */
    public static String range(Ranged range) {
        return count(range.low()) + "–" + count(range.high());
    }

    /** A difference of two percentages without its sign: {@code 4.2 points}, {@code 1.0 point}. */
    public static String points(BigDecimal points) {
        var text = oneDecimal(points.abs());
        return text + (text.equals("1.0") ? " point" : " points");
    }

    /** For example {@code +4.2} or {@code −4.2}, with the sign of typography. */
    public static String signed(BigDecimal points) {
        var text = oneDecimal(points.abs());
        return (points.signum() < 0 ? "−" : points.signum() > 0 ? "+" : "") + text;
    }

    private static String oneDecimal(BigDecimal value) {
        return value.setScale(1, RoundingMode.HALF_UP).toPlainString();
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
