package org.lastmile.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DisclosurePolicyTest {
    @Test
    void the_default_profile_is_nces_with_minimum_10() throws IOException {
        try (var file = builtIn()) {
            var policy = DisclosurePolicy.read(file);

            assertThat(policy.profile()).isEqualTo("nces");
            assertThat(policy.minimum()).isEqualTo(10);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nces", "ptac3", "ptac5", "launchboard", "cms", "chhs", "delaware"})
    void a_wider_group_never_gets_a_wider_range(String profile) throws IOException {
        try (var file = builtIn()) {
            var policy = DisclosurePolicy.read(file, profile);

            for (var people = policy.minimum(); people < 3000; people++) {
                assertThat(policy.band(people + 1L).widthPct())
                        .isLessThanOrEqualTo(policy.band(people).widthPct());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"4, 4", "30, 30", "11, 60", "25, 24", "5000, 5000"})
    void another_minimum_and_width_keep_bands_whole_and_ranges_wide_enough(int minimum, int width) throws IOException {
        try (var file = builtIn()) {
            var policy = DisclosurePolicy.read(file).with(minimum, width);

            assertThat(policy.band(minimum).peopleFrom()).isEqualTo(minimum);
            assertThat(policy.ranges())
                    .allMatch(range -> range.size() >= 2L * Math.max(minimum, width))
                    .first()
                    .isEqualTo(new DisclosurePolicy.RangeSize(0, Math.max(20, 2L * Math.max(minimum, width))));
            assertThat(policy.rangeLow(12_345)).isLessThanOrEqualTo(12_345);
            assertThat(policy.rangeHigh(12_345)).isGreaterThanOrEqualTo(12_345);
        }
    }

    @Test
    void a_band_says_its_size_in_words() throws IOException {
        try (var file = builtIn()) {
            var policy = DisclosurePolicy.read(file);

            assertThat(policy.band(40).words()).isEqualTo("40-99");
            assertThat(policy.band(123_456).words()).isEqualTo("1000 or more");
        }
    }

    @Test
    void nothing_is_told_of_a_group_below_the_minimum() throws IOException {
        try (var file = builtIn()) {
            var policy = DisclosurePolicy.read(file);

            assertThatThrownBy(() -> policy.band(9)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void all_problems_of_a_profile_are_reported_together() {
        var file = text(
                """
                default: bad
                profiles:
                  - id: bad
                    title: Bad
                    minimum: 1
                    bands:
                      - { people_from: 2, people_to: 20, width_pct: 30 }
                      - { people_from: 22, people_to: 40, width_pct: 10 }
                    interval_width: 10
                    coalition: 3
                    partner_minimum: 12
                    insider_width: 11
                    p_percent: 0
                    ranges:
                      - { from: 0, size: 20 }
                      - { from: 30, size: 10 }
                    max_cells: 100
                """);

        assertThatThrownBy(() -> DisclosurePolicy.read(file))
                .isInstanceOf(WarehouseException.class)
                .hasMessage(
                        """
                        policies/disclosure.yaml, profile 'bad': minimum 1 hides nobody; use at least 2.
                        policies/disclosure.yaml, profile 'bad': the bands end; leave people_to out of the last band.
                        policies/disclosure.yaml, profile 'bad': band 2-20 must begin at 1; bands begin at the minimum and leave no gap.
                        policies/disclosure.yaml, profile 'bad': band 2-20: width_pct 30 does not divide 100; use 1, 2, 4, 5, 10, 20, 25, 50 or 100.
                        policies/disclosure.yaml, profile 'bad': band 22-40 must begin at 21; bands begin at the minimum and leave no gap.
                        policies/disclosure.yaml, profile 'bad': ranges from 30 have size 10; use more than interval_width 10.
                        policies/disclosure.yaml, profile 'bad': ranges from 30 cut a range before them; begin where one ends.
                        policies/disclosure.yaml, profile 'bad': coalition 3 is not looked at; use 1 or 2.
                        policies/disclosure.yaml, profile 'bad': partner_minimum 12 is of no use; use 2 to the minimum, 1.
                        policies/disclosure.yaml, profile 'bad': insider_width 11 is of no use; use 1 to interval_width, 10.
                        policies/disclosure.yaml, profile 'bad': p_percent 0 is no share of the largest contribution; use 1 to 100.""");
    }

    @Test
    void an_unknown_profile_is_an_error_that_names_the_known_ones() throws IOException {
        try (var file = builtIn()) {
            assertThatThrownBy(() -> DisclosurePolicy.read(file, "ncse"))
                    .isInstanceOf(WarehouseException.class)
                    .hasMessage("policies/disclosure.yaml: profile 'ncse' is unknown; use one of nces, ptac3,"
                            + " ptac5, launchboard, cms, chhs, delaware.");
        }
    }

    @Test
    void an_unknown_key_and_a_missing_key_are_errors_with_a_line() {
        var unknown = text("default: a\nprofiles: []\nminimun: 10\n");
        var missing = text("default: a\nprofiles:\n  - { id: a, title: A, bands: [] }\n");

        assertThatThrownBy(() -> DisclosurePolicy.read(unknown))
                .isInstanceOf(WarehouseException.class)
                .hasMessageStartingWith("policies/disclosure.yaml, line 3: Unrecognized field \"minimun\"");
        assertThatThrownBy(() -> DisclosurePolicy.read(missing))
                .isInstanceOf(WarehouseException.class)
                .hasMessageStartingWith(
                        "policies/disclosure.yaml, line 3: Missing required creator property 'minimum'");
    }

    private static InputStream builtIn() {
        return Objects.requireNonNull(
                DisclosurePolicyTest.class.getResourceAsStream("/lastmile/policies/disclosure.yaml"));
    }

    private static InputStream text(String yaml) {
        return new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8));
    }
}
