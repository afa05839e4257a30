package org.lastmile.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.lastmile.release.CellValue.Protected;
import org.lastmile.release.CellValue.Share;
import org.lastmile.release.CellValue.Shown;
import org.lastmile.release.Comparison.Verdict;

/** Vectors of Newcombe 1998, table II, method 10. */
@NullMarked
final class ComparisonTest {
    private static final Offset<Double> FOUR_DECIMALS = within(0.00005);

    @Test
    void agrees_with_the_published_intervals() {
        assertInterval(Comparison.newcombe(56, 70, 48, 80), 0.20, 0.0524, 0.3339);
        assertInterval(Comparison.newcombe(9, 10, 3, 10), 0.60, 0.1705, 0.8090);
        assertInterval(Comparison.newcombe(10, 10, 0, 10), 1.00, 0.6075, 1.0000);
    }

    @Test
    void is_beyond_chance_when_zero_lies_outside_the_interval() {
        assertThat(Comparison.between(shown(56, 70), shown(48, 80))
                        .orElseThrow()
                        .verdict())
                .isEqualTo(Verdict.HIGHER);
        assertThat(Comparison.between(shown(48, 80), shown(56, 70))
                        .orElseThrow()
                        .verdict())
                .isEqualTo(Verdict.LOWER);
        assertThat(Comparison.between(shown(50, 70), shown(52, 80))
                        .orElseThrow()
                        .verdict())
                .isEqualTo(Verdict.NOT_BEYOND_CHANCE);
    }

    @Test
    void compares_a_group_with_those_who_are_not_in_it() {
        var comparison = Comparison.withAllOthers(shown(56, 70), shown(104, 150));

        assertThat(comparison).contains(Comparison.newcombe(56, 70, 48, 80));
    }

    @Test
    void says_nothing_when_a_side_is_hidden_or_nobody_is_left() {
        assertThat(Comparison.between(new Protected(), shown(48, 80))).isEmpty();
        assertThat(Comparison.withAllOthers(shown(56, 70), new Protected())).isEmpty();
        assertThat(Comparison.withAllOthers(shown(56, 70), shown(56, 70))).isEmpty();
    }

    @Test
    void subtracts_the_percentages_as_they_are_shown() {
        assertThat(Comparison.points(share(70, "80.0"), share(80, "60.0"))).isEqualTo(new BigDecimal("20.0"));
    }

    private static void assertInterval(Comparison comparison, double difference, double low, double high) {
        assertThat(comparison.difference()).isEqualTo(difference, FOUR_DECIMALS);
        assertThat(comparison.low()).isEqualTo(low, FOUR_DECIMALS);
        assertThat(comparison.high()).isEqualTo(high, FOUR_DECIMALS);
    }

    /** The comparison reads counts only, so the percentages of these shares are left at zero. */
    private static Shown shown(long count, long of) {
        return new Shown(count, share(of, "0"));
    }

    private static Share share(long of, String pct) {
        return new Share(of, new BigDecimal(pct), BigDecimal.ZERO, BigDecimal.ZERO);
    }
}
