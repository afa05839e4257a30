package org.lastmile.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastmile.release.EditionFolder;
import org.lastmile.release.Release;
import org.lastmile.release.SourceQuality;
import org.lastmile.release.SourceQuality.Between;
import org.lastmile.release.SourceQuality.Exactly;
import org.lastmile.release.SourceQuality.Lateness;
import org.lastmile.release.SourceQuality.Part;
import org.lastmile.release.SourceQuality.TooFew;

/** What a real edition says of its sources; the edition is made on 14 October 2026. */
class SourceReleaseTest {
    private static final String ATTENDANCE = "program_attendance";

    @TempDir
    private Path root;

    @Test
    void says_days_lateness_shares_and_rules_of_a_source_about_learners() throws Exception {
        try (var world = new MeasuredWorld(root)) {
            world.come(40, "north", "2025Q1")
                    .observed("north", "2026-09-30")
                    .observed("south", "2026-07-01")
                    .rows(ATTENDANCE, "north", 20_000, 2_400, "not_a_date")
                    .rows(ATTENDANCE, "south", 6_000, 12, "required");

            var made = world.release("2025Q1");

            assertThat(source(made.release(), ATTENDANCE))
                    .isEqualTo(new SourceQuality(
                            ATTENDANCE,
                            "Program attendance",
                            java.time.LocalDate.of(2026, 7, 1),
                            java.time.LocalDate.of(2026, 9, 30),
                            Lateness.LATE,
                            new Part(2, 1),
                            new Part(4, 2),
                            new Between(5, 20),
                            new Between(0, 2),
                            java.util.List.of("not_a_date")));
            assertThat(EditionFolder.read(made.sealed()).sources())
                    .isEqualTo(made.release().sources());
        }
    }

    @Test
    void lists_of_public_values_are_counted() throws Exception {
        try (var world = new MeasuredWorld(root)) {
            world.come(40, "north", "2025Q1").observed("north", "2025-03-31").rows("tracks", "*", 12, 2, "required");

            var told = source(world.release("2025Q1").release(), "tracks");

            assertThat(told.setAside()).isEqualTo(new Exactly(2, 12));
            assertThat(told.rules()).containsExactly("required");
            assertThat(told.lateness()).isEqualTo(Lateness.NOT_PROMISED);
        }
    }

    @Test
    void rows_of_erased_learners_and_rows_from_before_they_were_counted_by_partner_are_in_no_share() throws Exception {
        try (var world = new MeasuredWorld(root)) {
            world.come(40, "north", "2025Q1")
                    .observed("north", "2025-03-31")
                    .rows(ATTENDANCE, "north", 5_000, 4_000, "erased_learner");

            var told = source(world.release("2025Q1").release(), ATTENDANCE);

            assertThat(told.setAside()).isEqualTo(new Between(0, 5));
            assertThat(told.rules()).isEmpty();
            assertThat(told.deliveries()).isEqualTo(new Part(2, 1));
        }
    }

    @Test
    void a_delivery_with_one_row_shows_in_no_share_whatever_became_of_it() throws Exception {
        try (var world = new MeasuredWorld(root)) {
            world.come(40, "north", "2025Q1")
                    .observed("north", "2025-03-31")
                    .rows(ATTENDANCE, "north", 9_900, 99, "required");
            var before = source(world.release("2025Q1").release(), ATTENDANCE);

            // With counts, 99 of 9,900 rows are 1 of 100, and 100 of 9,901 are more.
            assertThat(100 * 99).isEqualTo(9_900);
            assertThat(100 * 100).isGreaterThan(9_901);
            var after = source(
                    world.rows(ATTENDANCE, "south", 1, 1, "required")
                            .again("2025Q1")
                            .release(),
                    ATTENDANCE);

            assertThat(after.setAside()).isEqualTo(before.setAside());
            assertThat(after.repaired()).isEqualTo(before.repaired());
            assertThat(after.rules()).isEqualTo(before.rules());
            assertThat(after.deliveries()).isEqualTo(new Part(3, 1));
        }
    }

    @Test
    void a_small_partner_is_told_neither_by_itself_nor_by_subtraction() throws Exception {
        try (var world = new MeasuredWorld(root)) {
            world.come(40, "north", "2025Q1")
                    .observed("north", "2025-03-31")
                    .rows("next_steps", "south", 150, 149, "required");

            assertThat(source(world.release("2025Q1").release(), "next_steps").setAside())
                    .isEqualTo(new TooFew());
        }
    }

    @Test
    void the_same_state_makes_no_new_edition_and_a_new_delivery_does() throws Exception {
        try (var world = new MeasuredWorld(root)) {
            world.come(40, "north", "2025Q1").observed("north", "2025-03-31");
            var first = world.release("2025Q1");
            var bytes = Files.readAllBytes(first.sealed().resolve("source.parquet"));

            var same = world.again("2025Q1");
            var later = world.rows("tracks", "*", 12, 0, "required").again("2025Q1");

            assertThat(same.isNew()).isFalse();
            assertThat(Files.readAllBytes(same.sealed().resolve("source.parquet")))
                    .isEqualTo(bytes);
            assertThat(later.isNew()).isTrue();
            assertThat(later.release().cells()).isEqualTo(first.release().cells());
        }
    }

    private static SourceQuality source(Release release, String id) {
        return release.sources().stream()
                .filter(source -> source.source().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
