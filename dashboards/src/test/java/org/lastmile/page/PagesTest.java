package org.lastmile.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lastmile.page.ReleaseFixture.band;
import static org.lastmile.page.ReleaseFixture.count;
import static org.lastmile.page.ReleaseFixture.share;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastmile.contract.WarehouseException;
import org.lastmile.release.Cell;
import org.lastmile.release.CellId;
import org.lastmile.release.CellValue.Empty;
import org.lastmile.release.CellValue.Protected;
import org.lastmile.release.CellValue.Reason;
import org.lastmile.release.Period;
import org.lastmile.release.Release;

@NullMarked
final class PagesTest {
    @Test
    void a_tile_says_what_its_newest_cell_says() {
        var tile = tile(ReleaseFixture.full().release(), "first_claim_rate_30d");

        assertThat(tile)
                .contains("<p class=\"value\">57.8%</p>")
                .contains("95% interval 55.5–60.1%")
                .contains("984 of 1,702 learners")
                .contains("Rose 8.4 points since 2025 Q1, beyond chance")
                .contains("Offers of 2026 Q1, each followed for 30 days")
                .contains("7 of 9 partners; in 2025 Q1 all")
                .contains("href=\"#how-first_claim_rate_30d\"");
    }

    @Test
    void a_tile_of_a_count_says_how_many_more() {
        assertThat(tile(ReleaseFixture.full().release(), "learners_served"))
                .contains("<p class=\"value\">4,812</p>")
                .contains("632 more than in 2025 Q2");
    }

    @Test
    void a_tile_falls_back_to_the_newest_year_and_shows_a_range_as_a_range() {
        assertThat(tile(ReleaseFixture.full().release(), "next_step_awarded_180d"))
                .contains("<p class=\"value\">10–20%</p>")
                .contains("a range, of 40–99 learners")
                .contains("Awards of 2024, each followed for 180 days");
    }

    @Test
    void an_open_range_is_said_as_such() {
        var release = ReleaseFixture.full()
                .with("next_step_awarded_180d/2024/all", band("95", "100", "40-99"))
                .release();

        assertThat(tile(release, "next_step_awarded_180d")).contains("<p class=\"value\">95% or more</p>");
    }

    @Test
    void a_protected_tile_shows_the_word_and_no_number() {
        var release = ReleaseFixture.full()
                .with("next_step_awarded_180d/2024/all", new Protected())
                .release();

        assertThat(text(tile(release, "next_step_awarded_180d")))
                .isEqualTo("Learners who take a next step within 180 days of their first credential protected"
                        + " hidden, so that nobody is exposed"
                        + " Awards of 2025 Q1, each followed for 180 days"
                        + " how we know : Learners who take a next step within 180 days of their first credential");
    }

    @Test
    void an_empty_tile_shows_its_reason() {
        var release = ReleaseFixture.full()
                .with("next_step_awarded_180d/2024/all", new Empty(Reason.NOT_MATURED))
                .with("next_step_awarded_180d/2024Q4/all", new Empty(Reason.NOT_MATURED))
                .with("next_step_awarded_180d/2025Q1/all", new Empty(Reason.NOT_MATURED))
                .release();

        assertThat(tile(release, "next_step_awarded_180d")).contains("<p class=\"value\">not matured</p>");
    }

    @Test
    void fewer_than_three_quarters_make_no_line() {
        var fixture = ReleaseFixture.full();
        var release = fixture.release().cells().stream()
                .filter(cell -> !cell.id().indicator().equals("learners_served"))
                .reduce(ReleaseFixture.without(), ReleaseFixture::with, (a, b) -> a)
                .with("learners_served/2026Q1/all", count(40))
                .with("learners_served/2026Q2/all", count(50))
                .release();

        assertThat(tile(release, "learners_served")).doesNotContain("<svg");
    }

    @Test
    void a_protected_group_is_hatched_without_a_number_in_chart_table_and_file() {
        var release = ReleaseFixture.full().release();

        assertThat(page(release))
                .contains("<th scope=\"row\">Non-binary people</th><td class=\"protected\">protected</td>"
                        + "<td class=\"shown\"></td><td class=\"shown\"></td><td class=\"shown\"></td>"
                        + "<td class=\"shown\"></td><td class=\"shown\"></td>");
        assertThat(file(release, "data/overview-equity-4.csv"))
                .contains("overview/first_claim_rate_30d/2025/gender=non-binary,first_claim_rate_30d,2025,gender,"
                        + "non-binary,protected,,,,,,,,,,\r\n");
    }

    @Test
    void a_group_is_orange_only_when_it_is_below_beyond_chance() {
        var release = ReleaseFixture.full()
                .with("first_claim_rate_30d/2025/device_at_entry=no device", share(225, 448))
                .with("first_claim_rate_30d/2025/age_band=65 and over", share(350, 690))
                .with("first_claim_rate_30d/2025/first_language=other", share(840, 1640))
                .release();

        assertThat(page(release))
                .doesNotContain("f-warn")
                .contains("No group shown in full is below all learners beyond chance in 2025.");
    }

    @Test
    void the_funnel_takes_the_newest_quarter_that_shows_all_steps() {
        assertThat(page(ReleaseFixture.full().release()))
                .contains("<caption>Where learners stop. Entries of 2025 Q4, each followed for 180 days.</caption>")
                .contains("<th scope=\"row\">Came back</th><td class=\"shown\">2,954</td>"
                        + "<td class=\"shown\">74.8%</td>");
    }

    @Test
    void a_funnel_with_a_protected_step_is_not_drawn() {
        var release = ReleaseFixture.full()
                .with("funnel_claimed_180d/2025Q4/all", new Protected())
                .release();

        assertThat(page(release))
                .contains("No quarter and no year has all steps shown in full, so there is no funnel to draw.")
                .contains("<th scope=\"row\">Claimed it</th>");
    }

    @Test
    void each_indicator_is_explained_with_the_command_that_traces_it() {
        assertThat(page(ReleaseFixture.full().release()))
                .contains("id=\"how-first_claim_rate_30d\"")
                .contains("lastmile explain &#39;overview/first_claim_rate_30d/2026Q1/all&#39;");
    }

    @Test
    void the_footer_counts_the_cells_of_the_edition() {
        assertThat(text(page(ReleaseFixture.full().release())))
                .contains("1,284 cells shown, 118 given as a range, 96 protected, 40 empty.")
                .contains("Edition 2026Q3-1, made on 14 October 2026");
    }

    @Test
    void names_are_escaped_in_text_and_charts() {
        var hostile = "<script>alert(\"x\")</script>";
        var id = new CellId("overview", "first_claim_rate_30d", Period.of("2025"), "gender", hostile);
        var release = ReleaseFixture.full()
                .with(new Cell(id, share(80, 200), hostile))
                .release(hostile);

        assertThat(page(release)).doesNotContain("<script").contains("&lt;script&gt;");
    }

    @Test
    void the_same_release_makes_the_same_bytes() {
        var first = Pages.of(ReleaseFixture.full().release(), Optional.empty());
        var second = Pages.of(ReleaseFixture.full().release(), Optional.empty());

        assertThat(second).containsExactlyEntriesOf(first);
    }

    @Test
    void a_page_of_the_partnership_replaces_and_adds(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("claims.yaml"),
                """
                title: Claims
                publication: overview
                panels:
                  - kind: trend
                    title: Claims through time
                    lead: How to read it.
                    indicator: first_claim_rate_30d
                """);
        Files.writeString(folder.resolve("sentence.html"), "<h1>Our own words: {{headline}}</h1>");

        var pages = Pages.of(ReleaseFixture.full().release(), Optional.of(folder));

        assertThat(pages).containsKeys("index.html", "claims.html", "data/claims-trend-1.csv");
        assertThat(pages.get("index.html")).asString(StandardCharsets.UTF_8).contains("Our own words: A larger share");
        assertThat(pages.get("claims.html"))
                .asString(StandardCharsets.UTF_8)
                .contains("<a href=\"claims.html\" aria-current=\"page\">Claims</a>");
    }

    @Test
    void a_wrong_key_in_a_page_file_is_an_error_that_names_it(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("overview.yaml"),
                """
                title: Overview
                publication: overview
                panels:
                  - kind: tiles
                    title: At a glance
                    indicators: [learners_served]
                    colour: red
                """);

        assertThatThrownBy(() -> Pages.of(ReleaseFixture.full().release(), Optional.of(folder)))
                .isInstanceOf(WarehouseException.class)
                .hasMessage("Page file overview.yaml, 'panels 1': key 'colour' is unknown; use indicators, title."
                        + " dashboards/README.md lists the keys.");
    }

    @Test
    void a_missing_key_in_a_page_file_is_an_error_that_names_it(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("overview.yaml"),
                """
                title: Overview
                publication: overview
                """);

        assertThatThrownBy(() -> Pages.of(ReleaseFixture.full().release(), Optional.of(folder)))
                .isInstanceOf(WarehouseException.class)
                .hasMessage("Page file overview.yaml: key 'panels' is missing; add it."
                        + " dashboards/README.md lists the keys.");
    }

    @Test
    void an_indicator_that_the_edition_does_not_have_is_an_error(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve("overview.yaml"),
                """
                title: Overview
                publication: overview
                panels:
                  - kind: tiles
                    title: At a glance
                    indicators: [happiness]
                """);

        assertThatThrownBy(() -> Pages.of(ReleaseFixture.full().release(), Optional.of(folder)))
                .isInstanceOf(WarehouseException.class)
                .hasMessageStartingWith("Edition 2026Q3-1 has no indicator 'happiness'; it has attendances,");
    }

    static String page(Release release) {
        return file(release, "index.html");
    }

    private static String file(Release release, String address) {
        var pages = Pages.of(release, Optional.empty());
        assertThat(pages).containsKey(address);
        return new String(pages.get(address), StandardCharsets.UTF_8);
    }

    static String tile(Release release, String indicator) {
        var page = page(release);
        var start = page.indexOf("id=\"tile-" + indicator + "\"");
        return page.substring(page.indexOf('>', start) + 1, page.indexOf("</article>", start));
    }

    /** Without elements and with single spaces: what a reader reads. */
    private static String text(String html) {
        return html.replaceAll("<[^>]*>", " ")
                .lines()
                .map(String::strip)
                .collect(Collectors.joining(" "))
                .replaceAll("\\s+", " ")
                .replace(" ,", ",")
                .strip();
    }
}
