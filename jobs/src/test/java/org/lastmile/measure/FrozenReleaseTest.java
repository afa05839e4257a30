package org.lastmile.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastmile.contract.WarehouseException;
import org.lastmile.indicator.Catalogue;
import org.lastmile.publish.ReleaseMaker;
import org.lastmile.release.Cell;
import org.lastmile.release.CellId;
import org.lastmile.release.CellValue;
import org.lastmile.release.Period;
import org.lastmile.release.Release;
import org.lastmile.warehouse.PartnershipFolder;

class FrozenReleaseTest {
    @TempDir
    private Path root;

    @Test
    void keeps_what_an_earlier_edition_said_when_people_come_late() throws Exception {
        try (var world = new MeasuredWorld(root)) {
            world.come(40, "north", "2025Q1").come(50, "north", "2025Q2").observed("north", "2025-06-30");
            world.release("2025Q2");

            world.come(3, "north", "2025Q1").observed("north", "2025-12-31");
            var later = world.release("2025Q4").release();

            assertThat(value(later, "2025Q1")).isEqualTo(new CellValue.Shown(40, null));
            assertThat(value(later, "2025Q2")).isEqualTo(new CellValue.Shown(50, null));
        }
    }

    @Test
    void a_plan_says_what_each_design_would_keep_and_seals_nothing() throws Exception {
        try (var world = new MeasuredWorld(root)) {
            world.come(40, "north", "2025Q1").come(5, "south", "2025Q1").come(50, "west", "2025Q1");
            world.observed("north", "2025-12-31")
                    .observed("south", "2025-12-31")
                    .observed("west", "2025-12-31");
            world.release("2025Q4");

            var plan = world.plan("2025Q4");

            assertThat(plan)
                    .filteredOn(kept -> kept.publication().equals("overview"))
                    .extracting(org.lastmile.publish.Plan.Kept::design)
                    .containsExactly(
                            "as it is written",
                            "without partner_key",
                            "without track_key",
                            "without age_band",
                            "without gender",
                            "without first_language",
                            "without device_at_entry",
                            "years only");
            assertThat(org.lastmile.release.EditionFolder.list(root.resolve("warehouse/release")))
                    .containsExactly("2025Q4-1");
        }
    }

    @Test
    void a_partnership_may_ask_for_a_stricter_policy_and_for_no_weaker_one() throws Exception {
        try (var world = new MeasuredWorld(root)) {
            world.come(40, "north", "2025Q1").come(12, "north", "2025Q2").observed("north", "2025-12-31");
            world.release("2025Q4");

            var strict = maker("delaware").make(Period.of("2025Q4"), LocalDate.of(2026, 1, 5));

            assertThat(strict.release().edition().policy()).isEqualTo("delaware");
            assertThat(strict.release().edition().minimum()).isEqualTo(16);
            assertThatThrownBy(() -> maker("ptac3").make(Period.of("2025Q4"), LocalDate.of(2026, 1, 5)))
                    .isInstanceOf(WarehouseException.class)
                    .hasMessageContaining("'ptac3' shows groups of 3, but a publication asks for at least 10 ('nces')");
        }
    }

    private ReleaseMaker maker(String profile) {
        return new ReleaseMaker(
                new PartnershipFolder(root), Catalogue.load(Optional.empty()), "County", Optional.of(profile));
    }

    @Test
    void shows_the_year_when_nobody_came_late() throws Exception {
        try (var world = new MeasuredWorld(root)) {
            world.come(40, "north", "2025Q1").come(50, "north", "2025Q2").observed("north", "2025-06-30");
            world.release("2025Q2");

            world.observed("north", "2025-12-31");
            var later = world.release("2025Q4").release();

            assertThat(value(later, "2025")).isEqualTo(new CellValue.Shown(90, null));
        }
    }

    @Test
    void waits_until_the_whole_quarter_is_observed() throws Exception {
        try (var world = new MeasuredWorld(root)) {
            world.come(40, "north", "2025Q1").come(50, "north", "2025Q2").observed("north", "2025-06-29");

            var release = world.release("2025Q2").release();

            assertThat(value(release, "2025Q1")).isEqualTo(new CellValue.Shown(40, null));
            assertThat(value(release, "2025Q2")).isEqualTo(new CellValue.Empty(CellValue.Reason.NOT_MATURED));
        }
    }

    @Test
    void says_nothing_of_a_quarter_before_anybody_observed_all_of_it() throws Exception {
        try (var world = new MeasuredWorld(root)) {
            world.come(40, "north", "2025Q1")
                    .come(50, "north", "2025Q2")
                    .come(60, "south", "2025Q2")
                    .observedFrom("2025-02-03", "north", "2025-12-31")
                    .observedFrom("2025-05-01", "south", "2025-12-31");

            var release = world.release("2025Q2").release();

            assertThat(value(release, "2025Q1")).isEqualTo(new CellValue.Empty(CellValue.Reason.NOT_OBSERVED));
            assertThat(cell(release, "2025Q2"))
                    .isEqualTo(new Cell(id("2025Q2"), new CellValue.Shown(50, null), "1 of 2 partners"));
            assertThat(value(release, "2025")).isEqualTo(new CellValue.Empty(CellValue.Reason.NOT_OBSERVED));
        }
    }

    @Test
    void leaves_a_late_partner_out_and_says_so() throws Exception {
        try (var world = new MeasuredWorld(root)) {
            world.come(40, "north", "2025Q1")
                    .come(50, "south", "2025Q1")
                    .observed("north", "2025-03-31")
                    .observed("south", "2025-02-28");

            var release = world.release("2025Q1").release();

            assertThat(cell(release, "2025Q1"))
                    .isEqualTo(new Cell(id("2025Q1"), new CellValue.Shown(40, null), "1 of 2 partners"));
        }
    }

    @Test
    void tells_years_where_a_quarter_is_too_small() throws Exception {
        try (var world = new MeasuredWorld(root)) {
            world.come(9, "north", "2025Q1").come(30, "north", "2025Q2").observed("north", "2025-12-31");

            var release = world.release("2025Q4").release();

            assertThat(release.cell(id("2025Q1"))).isEmpty();
            assertThat(release.cell(id("2025Q2"))).isEmpty();
            assertThat(value(release, "2025")).isEqualTo(new CellValue.Shown(39, null));
            assertThat(release.edition().designs())
                    .contains("overview 2025: learners_served by year only, because its quarters are too small");
        }
    }

    @Test
    void says_that_a_source_never_came() throws Exception {
        try (var world = new MeasuredWorld(root)) {
            world.come(40, "north", "2025Q1").observed("north", "2025-03-31");

            var release = world.release("2025Q1").release();

            assertThat(release.cell(CellId.of("overview/first_claim_rate_30d/2025Q1/all")))
                    .contains(new Cell(
                            CellId.of("overview/first_claim_rate_30d/2025Q1/all"),
                            new CellValue.Empty(CellValue.Reason.NOT_COLLECTED),
                            ""));
        }
    }

    @Test
    void makes_no_new_edition_from_the_same_inputs() throws Exception {
        try (var world = new MeasuredWorld(root)) {
            world.come(40, "north", "2025Q1").observed("north", "2025-03-31");
            var first = world.release("2025Q1");
            var manifest = Files.readAllBytes(first.sealed().resolve("manifest.json"));

            var second = world.again("2025Q1");

            assertThat(second.isNew()).isFalse();
            assertThat(second.sealed()).isEqualTo(first.sealed());
            assertThat(Files.readAllBytes(second.sealed().resolve("manifest.json")))
                    .isEqualTo(manifest);
        }
    }

    @Test
    void refuses_a_quarter_before_the_newest_edition() throws Exception {
        try (var world = new MeasuredWorld(root)) {
            world.come(40, "north", "2025Q1").observed("north", "2025-06-30");
            world.release("2025Q2");

            assertThatThrownBy(() -> world.again("2025Q1"))
                    .isInstanceOf(WarehouseException.class)
                    .hasMessage("Edition 2025Q2-1 is newer than quarter 2025Q1; editions are made in the order of time."
                            + " Release 2025Q2 or a later one.");
        }
    }

    private static CellId id(String period) {
        return CellId.of("overview/learners_served/" + period + "/all");
    }

    private static Cell cell(Release release, String period) {
        return release.cell(id(period)).orElseThrow();
    }

    private static CellValue value(Release release, String period) {
        return cell(release, period).value();
    }
}
