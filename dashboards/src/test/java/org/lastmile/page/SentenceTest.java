package org.lastmile.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lastmile.page.ReleaseFixture.share;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.lastmile.release.CellValue;
import org.lastmile.release.CellValue.Protected;

@NullMarked
final class SentenceTest {
    @Test
    void says_that_a_share_rose_beyond_chance() {
        assertThat(opening(share(984, 1702), share(840, 1702)))
                .contains("<h1>A larger share of learners claim their first credential within 30 days.</h1>")
                .contains("57.8% of learners who were offered a first credential claimed it within 30 days,"
                        + " 8.4 points more than in 2025 Q1. Chance alone does not explain that.");
    }

    @Test
    void says_that_a_share_fell_beyond_chance() {
        assertThat(opening(share(700, 1702), share(840, 1702)))
                .contains("<h1>A smaller share of learners claim their first credential within 30 days.</h1>")
                .contains("8.3 points less than in 2025 Q1. Chance alone does not explain that.");
    }

    @Test
    void claims_no_change_that_chance_may_have_made() {
        assertThat(opening(share(850, 1702), share(840, 1702)))
                .contains("<h1>Learners claim their first credential within 30 days about as often as a year ago.</h1>")
                .contains("against 49.4% in 2025 Q1: no change beyond chance.");
    }

    @Test
    void compares_nothing_with_a_protected_quarter() {
        assertThat(opening(share(984, 1702), new Protected()))
                .contains("<h1>How many learners claim their first credential within 30 days</h1>")
                .contains("2025 Q1 is protected, so there is no comparison.")
                .doesNotContain("points more");
    }

    @Test
    void says_a_range_as_a_range() {
        assertThat(opening(ReleaseFixture.band("60", "80", "10-39"), share(840, 1702)))
                .contains("60–80% of learners who were offered a first credential claimed it within 30 days."
                        + " No comparison with 2025 Q1: a range is not compared.");
    }

    @Test
    void names_the_largest_gap_beyond_chance() {
        assertThat(opening(share(984, 1702), share(840, 1702)))
                .contains("The largest gap is for “No device” (device at entry): 35.7%, 16.0 points below all learners"
                        + " (51.7%) in 2025, beyond chance.");
    }

    private static String opening(CellValue now, CellValue before) {
        var release = ReleaseFixture.full()
                .with("first_claim_rate_30d/2026Q1/all", now)
                .with("first_claim_rate_30d/2025Q1/all", before)
                .release();
        var page = Pages.of(release, Optional.empty()).get("index.html");
        var html = new String(page, StandardCharsets.UTF_8);
        return html.substring(html.indexOf("class=\"opening\""), html.indexOf("class=\"tiles\""));
    }
}
