package org.lastmile.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lastmile.contract.WarehouseException;
import org.lastmile.release.CellValue.Share;

class SharesTest {
    @ParameterizedTest
    @CsvSource({
        "81, 263, .2553, .3662",
        "15, 148, .0624, .1605",
        "0, 20, 0, .1611",
        "1, 29, .0061, .1718",
        "10, 10, .7225, 1",
        "64, 70, .8253, .9601",
    })
    void agrees_with_published_wilson_intervals(long count, long of, double low, double high) {
        var interval = Shares.wilson(count, of);

        assertThat(interval.low()).isCloseTo(low, within(.00005));
        assertThat(interval.high()).isCloseTo(high, within(.00005));
    }

    @Test
    void gives_percent_with_one_decimal() {
        assertThat(Shares.of(81, 263))
                .isEqualTo(new Share(263, new BigDecimal("30.8"), new BigDecimal("25.5"), new BigDecimal("36.6")));
        assertThat(Shares.of(10, 10))
                .isEqualTo(new Share(10, new BigDecimal("100.0"), new BigDecimal("72.2"), new BigDecimal("100.0")));
        assertThat(Shares.of(0, 20))
                .isEqualTo(new Share(20, new BigDecimal("0.0"), new BigDecimal("0.0"), new BigDecimal("16.1")));
    }

    @ParameterizedTest
    @CsvSource({"11, 10", "-1, 10", "0, 0"})
    void refuses_counts_that_no_population_has(long count, long of) {
        assertThatThrownBy(() -> Shares.of(count, of))
                .isInstanceOf(WarehouseException.class)
                .hasMessage("A share cannot be made: its numerator must lie between 0 and its denominator, and the"
                        + " denominator must be more than 0. Check the SQL of the indicator.");
    }
}
