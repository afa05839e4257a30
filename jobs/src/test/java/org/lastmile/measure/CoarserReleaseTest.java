package org.lastmile.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastmile.release.CellId;
import org.lastmile.release.CellValue;

/** More libraries than can be decided together are told by their systems. */
class CoarserReleaseTest {
    @TempDir
    private Path root;

    @Test
    void a_nation_of_libraries_is_told_by_systems_and_the_edition_says_so() throws Exception {
        try (var world = new MeasuredWorld(root)) {
            world.comeToLibraries(5_001, 3, "2025Q1").observed("*", "2025-12-31");

            var release = world.release("2025Q4").release();

            assertThat(release.edition().designs())
                    .containsExactly(
                            "overview 2025: by system_key instead of partner_key, because 10,030 cells are more"
                                    + " than 10,000");
            assertThat(release.cells()).noneMatch(cell -> cell.id().dimension().equals("partner_key"));
            assertThat(release.cell(CellId.of("overview/learners_served/2025/system_key=system 1"))
                            .orElseThrow()
                            .value())
                    .isEqualTo(new CellValue.Shown(1_667, null));
        }
    }

    @Test
    void as_many_libraries_as_can_be_decided_are_told_each() throws Exception {
        try (var world = new MeasuredWorld(root)) {
            world.comeToLibraries(30, 3, "2025Q1").observed("*", "2025-12-31");

            var release = world.release("2025Q4").release();

            assertThat(release.edition().designs()).isEmpty();
            assertThat(release.cells()).noneMatch(cell -> cell.id().dimension().equals("system_key"));
        }
    }
}
