package org.lastmile.release;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.lastmile.release.CellValue.Share;
import org.lastmile.release.CellValue.Shown;

/**
 * The difference of two released shares, made from released counts only. All three numbers are fractions from -1 to 1;
 * low and high are the ends of Newcombe's 95 % interval (hybrid score, his method 10) for two separate groups of people.
 *
 * @see <a href="https://doi.org/10.1002/(SICI)1097-0258(19980430)17:8%3C873::AID-SIM779%3E3.0.CO;2-I">Newcombe 1998</a>
 */
public record Comparison(double difference, double low, double high) {
    private static final double Z = 1.959963984540054;

    /** What the interval says: a difference is beyond chance when the interval does not hold zero. */
    public enum Verdict {
        HIGHER,
        LOWER,
        NOT_BEYOND_CHANCE
    }

    /** The value against the reference, for example a quarter against the year before; empty unless both are shown. */
    public static Optional<Comparison> between(CellValue value, CellValue reference) {
        if (value instanceof Shown a && reference instanceof Shown b) {
            var share = a.share();
            var other = b.share();
            return share == null || other == null
                    ? Optional.empty()
                    : Optional.of(newcombe(a.count(), share.of(), b.count(), other.of()));
        }

        return Optional.empty();
    }

    /**
     * A group against all others of the same total, so that nobody is on both sides. Empty unless both are shown and
     * there are others.
     */
    public static Optional<Comparison> withAllOthers(CellValue group, CellValue total) {
        if (group instanceof Shown part && total instanceof Shown all) {
            var share = part.share();
            var whole = all.share();
            return share == null || whole == null ? Optional.empty() : others(part.count(), share, all.count(), whole);
        }

        return Optional.empty();
    }

    public Verdict verdict() {
        if (low > 0) {
            return Verdict.HIGHER;
        }

        return high < 0 ? Verdict.LOWER : Verdict.NOT_BEYOND_CHANCE;
    }

    /** Difference of the percentages as they are shown, so that a reader who subtracts finds the same number. */
    public static BigDecimal points(Share share, Share reference) {
        return share.pct()
                .setScale(1, RoundingMode.HALF_UP)
                .subtract(reference.pct().setScale(1, RoundingMode.HALF_UP));
    }

    private static Optional<Comparison> others(long count, Share share, long allCount, Share all) {
        var of = all.of() - share.of();
        var met = allCount - count;
        return of <= 0 || met < 0 || met > of ? Optional.empty() : Optional.of(newcombe(count, share.of(), met, of));
    }

    static Comparison newcombe(long count, long of, long otherCount, long otherOf) {
        var p = (double) count / of;
        var q = (double) otherCount / otherOf;
        var first = wilson(p, (double) of);
        var second = wilson(q, (double) otherOf);
        var difference = p - q;
        return new Comparison(
                difference,
                difference - Math.hypot(p - first.low(), second.high() - q),
                difference + Math.hypot(first.high() - p, q - second.low()));
    }

    private static Ends wilson(double p, double of) {
        var centre = p + Z * Z / (2 * of);
        var half = Z * Math.sqrt(p * (1 - p) / of + Z * Z / (4 * of * of));
        var scale = 1 + Z * Z / of;
        return new Ends((centre - half) / scale, (centre + half) / scale);
    }

    private record Ends(double low, double high) {}
}
