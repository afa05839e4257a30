package org.lastmile.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastmile.release.Cell;
import org.lastmile.release.CellId;
import org.lastmile.release.CellValue;
import org.lastmile.release.Release;

class CorrectedReleaseTest {
    @TempDir
    private Path root;

    @Test
    void a_correction_that_is_about_few_people_changes_nothing_and_only_the_operator_is_told() throws Exception {
        try (var world = new MeasuredWorld(root)) {
            world.come(40, "north", "2025Q1").come(50, "north", "2025Q2").observed("north", "2025-06-30");
            world.release("2025Q2");

            var made = world.come(3, "north", "2025Q1").release("2025Q2", Optional.of("a file came late"));

            assertThat(value(made.release(), "2025Q1")).isEqualTo(new CellValue.Shown(40, null));
            assertThat(made.notes())
                    .containsExactly("overview 2025: stays as it was said, because the correction is about"
                            + " fewer people than the minimum in some cell");
            assertThat(made.release().edition().designs()).noneMatch(design -> design.contains("correct"));
        }
    }

    @Test
    void attack_13_two_editions_around_a_corrected_record_tell_how_few_it_is_about() throws Exception {
        try (var before = new MeasuredWorld(root.resolve("before"));
                var after = new MeasuredWorld(root.resolve("after"));
                var world = new MeasuredWorld(root.resolve("world"))) {
            for (var each : List.of(before, after, world)) {
                each.come(40, "north", "2025Q1").come(50, "north", "2025Q2").observed("north", "2025-06-30");
            }

            // Each edition passes the gate by itself, and the second less the first is one person.
            assertThat(value(before.release("2025Q2").release(), "2025Q1")).isEqualTo(new CellValue.Shown(40, null));
            assertThat(value(after.come(1, "north", "2025Q1").release("2025Q2").release(), "2025Q1"))
                    .isEqualTo(new CellValue.Shown(41, null));

            var first = world.release("2025Q2").release();
            var second = world.come(1, "north", "2025Q1")
                    .release("2025Q2", Optional.of("a record was wrong"))
                    .release();

            assertThat(second.cells()).isEqualTo(first.cells());
        }
    }

    @Test
    void a_correction_that_is_about_enough_people_says_the_year_anew_with_its_reason() throws Exception {
        try (var world = new MeasuredWorld(root)) {
            world.come(40, "north", "2025Q1").come(50, "north", "2025Q2").observed("north", "2025-06-30");
            world.release("2025Q2");

            var made = world.come(12, "north", "2025Q1").release("2025Q2", Optional.of("a file came late"));

            assertThat(value(made.release(), "2025Q1")).isEqualTo(new CellValue.Shown(52, null));
            assertThat(value(made.release(), "2025Q2")).isEqualTo(new CellValue.Shown(50, null));
            assertThat(made.release().edition().designs()).contains("overview 2025: corrected");
            assertThat(made.release().edition().provenance()).containsEntry("correction", List.of("a file came late"));
        }
    }

    /** Of four partners: two of three would compute the third, small one from the total, so that it would be hidden. */
    @Test
    void a_correction_looks_at_hidden_groups_too() throws Exception {
        try (var world = new MeasuredWorld(root)) {
            world.come(40, "north", "2025Q1").come(5, "south", "2025Q1");
            world.come(30, "east", "2025Q1").come(30, "west", "2025Q1");

            for (var partner : List.of("north", "south", "east", "west")) {
                world.observed(partner, "2025-12-31");
            }

            world.release("2025Q4");

            var made = world.come(12, "north", "2025Q1")
                    .come(1, "south", "2025Q1")
                    .release("2025Q4", Optional.of("a file came late"));

            assertThat(value(made.release(), "2025Q1")).isEqualTo(new CellValue.Shown(105, null));
        }
    }

    /** Behind the large one stand 11 and 12, of which one hides the 5; the other one after the correction would tell it. */
    @Test
    void a_correction_does_not_hide_another_cell_than_before_for_the_sake_of_a_small_one() throws Exception {
        try (var world = new MeasuredWorld(root)) {
            world.come(5, "small", "2025Q1").come(11, "growing", "2025Q1");
            world.come(12, "steady", "2025Q1").come(53, "large", "2025Q1");

            for (var partner : List.of("small", "growing", "steady", "large")) {
                world.observed(partner, "2025-12-31");
            }

            var first = world.release("2025Q4").release();
            var second = world.come(10, "growing", "2025Q1")
                    .release("2025Q4", Optional.of("a file came late"))
                    .release();

            assertThat(value(second, "2025Q1")).isEqualTo(new CellValue.Shown(91, null));
            assertThat(partners(first)).isNotEmpty();
            assertThat(partners(second))
                    .filteredOn(cell -> !cell.id().level().equals("growing"))
                    .isEqualTo(partners(first).stream()
                            .filter(cell -> !cell.id().level().equals("growing"))
                            .toList());
        }
    }

    @Test
    void a_second_correction_is_compared_with_the_first_number_too() throws Exception {
        try (var world = new MeasuredWorld(root)) {
            world.come(40, "north", "2025Q1").observed("north", "2025-03-31");
            world.release("2025Q1");
            world.come(12, "north", "2025Q1").release("2025Q1", Optional.of("a file came late"));

            // 42 would be 10 fewer than 52, and 2 more than 40.
            var made = world.leave(10).release("2025Q1", Optional.of("the file was of another quarter"));

            assertThat(value(made.release(), "2025Q1")).isEqualTo(new CellValue.Shown(52, null));
            assertThat(made.notes()).hasSize(1);
        }
    }

    @Test
    void a_correction_is_refused_when_the_sum_of_two_quarters_changes_by_few() throws Exception {
        try (var world = new MeasuredWorld(root)) {
            world.come(40, "north", "2025Q1").come(50, "north", "2025Q2").observed("north", "2025-06-30");
            world.release("2025Q2");

            // 30 and 62: the sum is 2 more than 90, and a year beside the old quarters would say so.
            var made = world.leave(10).come(12, "north", "2025Q2").release("2025Q2", Optional.of("wrong dates"));

            assertThat(value(made.release(), "2025Q1")).isEqualTo(new CellValue.Shown(40, null));
            assertThat(value(made.release(), "2025Q2")).isEqualTo(new CellValue.Shown(50, null));
        }
    }

    private static List<Cell> partners(Release release) {
        return release.cells().stream()
                .filter(cell -> cell.id().indicator().equals("learners_served"))
                .filter(cell -> cell.id().dimension().equals("partner_key"))
                .toList();
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
