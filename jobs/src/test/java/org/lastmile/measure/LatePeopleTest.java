package org.lastmile.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastmile.release.Cell;
import org.lastmile.release.CellId;
import org.lastmile.release.CellValue;
import org.lastmile.release.Period;
import org.lastmile.release.Release;

/** People who come after their quarter was told. */
class LatePeopleTest {
    @TempDir
    private Path root;

    @Test
    void hides_the_year_that_would_tell_how_few_came_late() throws Exception {
        try (var world = new MeasuredWorld(root)) {
            world.come(40, "north", "2025Q1").come(50, "north", "2025Q2").observed("north", "2025-06-30");
            world.release("2025Q2");

            world.come(3, "north", "2025Q1").observed("north", "2025-12-31");
            var later = world.release("2025Q4").release();

            assertThat(value(later, "2025")).isEqualTo(new CellValue.Protected());
        }
    }

    @Test
    void groups_that_add_up_to_the_year_do_not_tell_either_how_few_came_late() throws Exception {
        try (var world = new MeasuredWorld(root)) {
            world.come(40, "north", "2025Q1").come(50, "south", "2025Q2").come(60, "west", "2025Q2");
            world.observed("north", "2025-06-30")
                    .observed("south", "2025-06-30")
                    .observed("west", "2025-06-30");
            world.release("2025Q2");

            world.come(3, "south", "2025Q1");
            world.observed("north", "2025-12-31")
                    .observed("south", "2025-12-31")
                    .observed("west", "2025-12-31");
            var later = world.release("2025Q4").release();

            var partners = later.levels("overview", "learners_served", Period.of("2025"), "partner_key");
            assertThat(partners).filteredOn(LatePeopleTest::isShown).hasSize(2);
            assertThat(partners).filteredOn(cell -> !isShown(cell)).allSatisfy(cell -> assertThat(cell.value())
                    .isIn(new CellValue.Protected(), new CellValue.Ranged(40, 59), new CellValue.Ranged(60, 79)));
        }
    }

    @Test
    void the_year_of_a_sum_stays_hidden_when_few_people_have_changed_it_by_much() throws Exception {
        try (var world = new MeasuredWorld(root)) {
            world.come(40, "north", "2025Q1").observed("north", "2025-03-31");
            world.release("2025Q1");

            // Nine learners, eighteen attendances.
            world.come(9, "north", "2025Q1").observed("north", "2025-12-31");
            var later = world.release("2025Q4").release();

            assertThat(later.cell(CellId.of("overview/attendances/2025/all")).map(Cell::value))
                    .contains(new CellValue.Protected());
        }
    }

    @Test
    void a_late_partner_joins_the_year_and_hides_no_few_late_people_of_another() throws Exception {
        try (var world = new MeasuredWorld(root)) {
            world.come(40, "north", "2025Q1").come(50, "south", "2025Q1");
            world.observed("north", "2025-03-31").observed("south", "2025-02-28");
            world.release("2025Q1");

            world.observed("north", "2025-12-31").observed("south", "2025-12-31");
            var year = world.release("2025Q4").release();

            assertThat(value(year, "2025Q1")).isEqualTo(new CellValue.Shown(40, null));
            assertThat(value(year, "2025")).isEqualTo(new CellValue.Shown(90, null));
            assertThat(year.levels("overview", "learners_served", Period.of("2025"), "partner_key"))
                    .allMatch(LatePeopleTest::isShown);
        }
    }

    @Test
    void a_late_partner_beside_few_late_people_of_another_does_not_tell_them() throws Exception {
        try (var world = new MeasuredWorld(root)) {
            world.come(40, "north", "2025Q1").come(50, "south", "2025Q1");
            world.observed("north", "2025-03-31").observed("south", "2025-02-28");
            world.release("2025Q1");

            world.come(3, "north", "2025Q1");
            world.observed("north", "2025-12-31").observed("south", "2025-12-31");
            var year = world.release("2025Q4").release();

            // 40 north were told: neither 43 north, nor all 93 beside the 50 of south.
            assertThat(year.cell(CellId.of("overview/learners_served/2025/partner_key=north"))
                            .filter(LatePeopleTest::isShown))
                    .isEmpty();
            assertThat(isShown(cell(year, "2025"))
                            && year.cell(CellId.of("overview/learners_served/2025/partner_key=south"))
                                    .filter(LatePeopleTest::isShown)
                                    .isPresent())
                    .isFalse();
        }
    }

    @Test
    void people_who_come_after_a_year_is_told_with_its_ranges_change_nothing_and_stop_nothing() throws Exception {
        try (var world = new MeasuredWorld(root)) {
            world.come(8, "north", "2025Q1").come(8, "south", "2025Q1");
            world.come(30, "west", "2025Q1").come(60, "east", "2025Q1");
            observed(world, "2025-12-31");
            var first = world.release("2025Q4").release();

            // More than any range of the first edition holds.
            world.come(200, "north", "2025Q1").come(200, "south", "2025Q1").come(200, "west", "2025Q1");
            observed(world, "2026-03-31");
            var later = world.release("2026Q1").release();

            var partners = first.levels("overview", "learners_served", Period.of("2025"), "partner_key");
            assertThat(partners)
                    .filteredOn(cell -> cell.value() instanceof CellValue.Ranged)
                    .isNotEmpty();
            assertThat(later.levels("overview", "learners_served", Period.of("2025"), "partner_key"))
                    .isEqualTo(partners);
        }
    }

    private static void observed(MeasuredWorld world, String day) throws Exception {
        for (var partner : List.of("north", "south", "west", "east")) {
            world.observed(partner, day);
        }
    }

    private static boolean isShown(Cell cell) {
        return cell.value() instanceof CellValue.Shown;
    }

    private static Cell cell(Release release, String period) {
        return release.cell(CellId.of("overview/learners_served/" + period + "/all"))
                .orElseThrow();
    }

    private static CellValue value(Release release, String period) {
        return cell(release, period).value();
    }
}
