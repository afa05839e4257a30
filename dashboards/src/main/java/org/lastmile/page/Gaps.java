package org.lastmile.page;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.lastmile.release.Cell;
import org.lastmile.release.CellValue;
import org.lastmile.release.CellValue.Protected;
import org.lastmile.release.CellValue.Share;
import org.lastmile.release.CellValue.Shown;
import org.lastmile.release.Comparison;
import org.lastmile.release.Comparison.Verdict;
import org.lastmile.release.Period;

/**
 * Groups of one indicator in one year against all learners. The points are those between the group and all learners, as
 * drawn; whether they are beyond chance is judged on the group against all others, because nobody may stand on both
 * sides of a comparison. Both have the same sign.
 */
record Gaps(Book book, String indicator, Period year) {
    /** Lowest share first; then ranges, protected, empty; those who did not state their group always last. */
    private static final Comparator<Gap> ORDER = Comparator.comparing(Gap::isNotStated)
            .thenComparing(gap -> rank(gap.value()))
            .thenComparing(gap -> gap.share().map(Share::pct).orElse(BigDecimal.ZERO))
            .thenComparing(gap -> gap.cell().id());

    /**
     * One group.
     *
     * @param points difference from all learners as shown; empty unless both are shown
     */
    record Gap(Cell cell, Optional<BigDecimal> points, Verdict verdict) {
        CellValue value() {
            return cell.value();
        }

        boolean isNotStated() {
            return cell.id().level().equals(Words.NOT_STATED);
        }

        boolean isBelow() {
            return verdict == Verdict.LOWER && !isNotStated();
        }

        Optional<Share> share() {
            return value() instanceof Shown shown ? Optional.ofNullable(shown.share()) : Optional.empty();
        }
    }

    CellValue total() {
        return book.total(indicator, year);
    }

    List<Gap> groups(String dimension) {
        return book.release().levels(book.publication(), indicator, year, dimension).stream()
                .map(this::gap)
                .sorted(ORDER)
                .toList();
    }

    /** The group furthest below all learners, beyond chance. */
    Optional<Gap> largest(List<String> dimensions) {
        return dimensions.stream()
                .flatMap(dimension -> groups(dimension).stream())
                .filter(Gap::isBelow)
                .min(Comparator.comparing(gap -> gap.points().orElse(BigDecimal.ZERO)));
    }

    private Gap gap(Cell cell) {
        var verdict = Comparison.withAllOthers(cell.value(), total())
                .map(Comparison::verdict)
                .orElse(Verdict.NOT_BEYOND_CHANCE);
        return new Gap(cell, points(cell.value()), verdict);
    }

    private Optional<BigDecimal> points(CellValue group) {
        if (group instanceof Shown part && total() instanceof Shown all) {
            var share = part.share();
            var whole = all.share();
            return share == null || whole == null ? Optional.empty() : Optional.of(Comparison.points(share, whole));
        }

        return Optional.empty();
    }

    private static int rank(CellValue value) {
        if (value instanceof Shown) {
            return 0;
        }

        if (Words.isRange(value)) {
            return 1;
        }

        return value instanceof Protected ? 2 : 3;
    }
}
