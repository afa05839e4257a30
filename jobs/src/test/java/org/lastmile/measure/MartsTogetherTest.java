package org.lastmile.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastmile.contract.WarehouseException;
import org.lastmile.release.CellId;
import org.lastmile.release.CellValue;
import org.lastmile.release.CellValue.Shown;
import org.lastmile.release.Period;
import org.lastmile.release.Release;

/** 53 learners came, and 50 of them were offered a credential. What the two marts tell leaves 3. */
class MartsTogetherTest {
    private static final String PUBLICATION =
            """
            id: small
            title: Who came, and who was offered something
            policy: nces
            indicators: [INDICATORS]
            tables:
              - { period: year, by: [] }
            """;

    @TempDir
    private Path root;

    @Test
    void a_reader_of_two_marts_alone_would_know_the_three() throws Exception {
        assertThat(value(release("one", "learners_served"), "learners_served")).isEqualTo(new Shown(53, null));
        assertThat(value(release("other", "first_claim_rate_30d"), "first_claim_rate_30d"))
                .isInstanceOfSatisfying(Shown.class, shown -> assertThat(
                                Objects.requireNonNull(shown.share()).of())
                        .isEqualTo(50));
    }

    @Test
    void one_publication_of_both_does_not_tell_them() throws Exception {
        var release = release("one", "first_claim_rate_30d, learners_served");

        assertThat(value(release, "first_claim_rate_30d")).isInstanceOf(Shown.class);
        assertThat(value(release, "learners_served")).isNotInstanceOf(Shown.class);
    }

    @Test
    void two_publications_do_not_tell_them_to_somebody_who_reads_both() throws Exception {
        publish("one", "another", "first_claim_rate_30d");
        var release = release("one", "learners_served");

        assertThat(value(release, "another", "first_claim_rate_30d")).isInstanceOf(Shown.class);
        assertThat(value(release, "learners_served")).isNotInstanceOf(Shown.class);
    }

    @Test
    void a_publication_that_comes_later_does_not_tell_them_beside_an_earlier_edition() throws Exception {
        release("one", "learners_served");
        publish("one", "another", "first_claim_rate_30d");

        var later = release("one", "learners_served");

        assertThat(value(later, "learners_served")).isEqualTo(new Shown(53, null));
        assertThat(value(later, "another", "first_claim_rate_30d")).isNotInstanceOf(Shown.class);
    }

    @Test
    void new_numbers_are_refused_beside_a_publication_whose_groups_nobody_measures_any_more() throws Exception {
        publish("one", "another", "first_claim_rate_30d");
        var file = root.resolve("one/publications/another.yaml");
        Files.writeString(file, Files.readString(file) + "  - { period: year, by: [gender] }\n");
        release("one", "attendances");
        Files.delete(file);

        assertThatThrownBy(() -> release("one", "learners_served"))
                .isInstanceOf(WarehouseException.class)
                .hasMessage(
                        "An edition has told first_claim_rate_30d of 2025 by gender in publication 'another', and new"
                                + " numbers of the year must be decided together with it. Nothing is released; put"
                                + " publications/another.yaml back, run 'lastmile build', and release again. It need not name the"
                                + " table.");
    }

    private Release release(String folder, String indicators) throws Exception {
        publish(folder, "small", indicators);
        // Nothing else is published: what the built-in publication tells would stand beside it.
        publish(folder, "overview", "next_step_awarded_180d");

        try (var world = new MeasuredWorld(root.resolve(folder))) {
            world.know(learners());
            world.observed("*", "2026-06-30").observed("badge_status", "*", "2026-06-30");
            return world.release("2025Q4").release();
        }
    }

    private void publish(String folder, String name, String indicators) throws Exception {
        var place = root.resolve(folder).resolve("publications");
        Files.createDirectories(place);
        Files.writeString(
                place.resolve(name + ".yaml"),
                PUBLICATION.replace("small", name).replace("INDICATORS", indicators));
    }

    private static List<Learner> learners() {
        var learners = new ArrayList<Learner>();

        for (var id = 0; id < 53; id++) {
            var visits = new HashMap<Period, Integer>();
            visits.put(Period.of("2025Q1"), 1 + id % 2);
            var offered = id < 50 ? Optional.of(Period.of("2025Q1")) : Optional.<Period>empty();
            learners.add(new Learner(id, "north", "woman", visits, offered, id < 25));
        }

        return learners;
    }

    private static CellValue value(Release release, String indicator) {
        return value(release, "small", indicator);
    }

    private static CellValue value(Release release, String publication, String indicator) {
        return release.cell(CellId.of(publication + "/" + indicator + "/2025/all"))
                .orElseThrow()
                .value();
    }
}
