package org.lastmile.page;

import java.math.BigDecimal;
import org.lastmile.chart.Numbers;
import org.lastmile.release.CellValue;
import org.lastmile.release.CellValue.Protected;
import org.lastmile.release.CellValue.Shown;
import org.lastmile.release.Comparison;
import org.lastmile.release.Comparison.Verdict;
import org.lastmile.release.Period;

/** A value against the same period a year before. */
record Change(CellValue now, CellValue before, Period yearBefore) {
    static Change of(Book book, String indicator, Period period) {
        var before = period.yearBefore();
        return new Change(book.total(indicator, period), book.total(indicator, before), before);
    }

    boolean isComparable() {
        return Comparison.between(now, before).isPresent();
    }

    /** A difference that is zero as shown is never called a change. */
    Verdict verdict() {
        return Comparison.between(now, before)
                .filter(comparison -> points().signum() != 0)
                .map(Comparison::verdict)
                .orElse(Verdict.NOT_BEYOND_CHANCE);
    }

    /** Percentage points between the shares as shown; zero when there are no two shares. */
    BigDecimal points() {
        if (now instanceof Shown a && before instanceof Shown b) {
            var share = a.share();
            var other = b.share();
            return share == null || other == null ? BigDecimal.ZERO : Comparison.points(share, other);
        }

        return BigDecimal.ZERO;
    }

    /** One line for a tile. */
    String words() {
        var since = Words.period(yearBefore);

        if (!Book.hasValue(now)) {
            return "";
        }

        if (isComparable()) {
            return switch (verdict()) {
                case HIGHER -> "Rose " + Numbers.points(points()) + " since " + since + ", beyond chance";
                case LOWER -> "Fell " + Numbers.points(points()) + " since " + since + ", beyond chance";
                case NOT_BEYOND_CHANCE ->
                    "No change beyond chance since " + since + " (" + Numbers.signed(points()) + " points)";
            };
        }

        if (now instanceof Shown a && before instanceof Shown b) {
            return counts(a.count() - b.count(), since);
        }

        return absence(since);
    }

    private static String counts(long more, String since) {
        if (more == 0) {
            return "As many as in " + since;
        }

        return Numbers.count(Math.abs(more)) + (more > 0 ? " more than in " : " fewer than in ") + since;
    }

    private String absence(String since) {
        if (before instanceof Protected) {
            return since + " is protected, so there is no comparison";
        }

        if (Words.isRange(now) || Words.isRange(before)) {
            return "No comparison with " + since + ": a range is not compared";
        }

        return "No " + since + " to compare with";
    }
}
