package org.lastmile.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.lastmile.release.Release;

@NullMarked
final class SourcesPanelTest {
    @Test
    void names_who_is_late_and_how_many_of_its_partners() {
        assertThat(panel(ReleaseFixture.full().release()))
                .contains("Late on 14 October 2026: Badge status (1 of 4 partners).")
                .contains("Badge status 20 August 2026 furthest partner: 30 September 2026 late (1 of 4 partners)");
    }

    @Test
    void says_how_many_rows_of_a_hundred_were_set_aside_and_why() {
        assertThat(panel(ReleaseFixture.full().release()))
                .contains("Program attendance 30 September 2026 on time"
                        + " 10 to 20 of 100 because: a day that is no day; our own rule 30 to 50 of 100")
                .contains("Learner intake 30 September 2026 on time at most 3 of 100 at most 1 of 100")
                .contains("Navigator visits 30 September 2026 no date promised"
                        + " too few rows to say too few rows to say")
                .contains("Tracks no day no date promised 2 of 41 rows because: a value that must be there is missing"
                        + " none of 41 rows");
    }

    @Test
    void sources_about_learners_come_first() {
        assertThat(panel(ReleaseFixture.full().release()))
                .containsSubsequence("About learners", "Badge status", "Program attendance", "Lists", "Tracks");
    }

    @Test
    void its_file_holds_ranges_and_no_number_of_rows_about_learners() {
        var file = Pages.of(ReleaseFixture.full().release(), Optional.empty()).get("data/overview-sources-6.csv");

        assertThat(new String(file, StandardCharsets.UTF_8).lines())
                .hasSize(6)
                .contains(
                        "program_attendance,Program attendance,2026-09-30,2026-09-30,on time,7,0,12,11,,,,10,20,30,50,"
                                + "\"not_a_date, our_own_rule\",between 10 and 20 of 100 rows")
                .contains("tracks,Tracks,,,no date promised,0,0,1,1,41,2,0,,,,,required,2 of 41 rows");
    }

    @Test
    void an_edition_from_before_says_that_it_does_not_know() {
        var release = ReleaseFixture.full().withoutSources().release();

        assertThat(panel(release))
                .contains("This edition was sealed before editions said where their numbers come from.")
                .doesNotContain("Known through", "was late");
    }

    private static String panel(Release release) {
        var page = PagesTest.page(release);
        var start = page.indexOf("<section class=\"panel sources\"");
        return page.substring(start, page.indexOf("</section>", start))
                .replaceAll("<details.*</details>", "")
                .replaceAll("<[^>]*>", " ")
                .lines()
                .map(String::strip)
                .collect(Collectors.joining(" "))
                .replaceAll("\\s+", " ");
    }
}
