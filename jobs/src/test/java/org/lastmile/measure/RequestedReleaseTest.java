package org.lastmile.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastmile.release.CellId;
import org.lastmile.release.CellValue;
import org.lastmile.release.Release;

/** 53 learners came, 50 of them again: told together, the two numbers tell the 3 who did not. */
class RequestedReleaseTest {
    private static final String RETURNED =
            """
            id: returned
            title: Learners who came again
            question: How many learners come again?
            mart: contact
            anchor: quarter_on
            population: attendance_count > 1
            window: 0 days
            needs: [program_attendance]
            statistic: count
            unit: learners
            source: the test
            owner: the test
            limits: none
            since: 0.1.0
            version: 1
            """;
    private static final String STEPS =
            """
            id: steps
            title: Steps
            policy: nces
            indicators: [learners_served, returned]
            tables:
              - { period: year, by: [] }
            """;
    private static final String LAYOUT =
            """
            id: return
            publications: [steps]
            indicators: [returned]
            groups: [all]
            """;

    @TempDir
    private Path root;

    @Test
    void without_a_request_the_publication_says_what_is_kept() throws Exception {
        var release = release();

        assertThat(value(release, "learners_served")).isEqualTo(new CellValue.Shown(53, null));
        assertThat(value(release, "returned")).isNotInstanceOf(CellValue.Shown.class);
    }

    @Test
    void a_cell_that_a_funder_asks_for_is_kept_where_one_that_nobody_asks_for_is_withdrawn() throws Exception {
        write("exports/return.yaml", LAYOUT);

        var release = release();

        assertThat(value(release, "returned")).isEqualTo(new CellValue.Shown(50, null));
        assertThat(value(release, "learners_served")).isNotInstanceOf(CellValue.Shown.class);
    }

    @Test
    void a_layout_that_takes_all_or_names_another_publication_asks_for_nothing_here() throws Exception {
        write("exports/return.yaml", LAYOUT.replace("[returned]", "[all]"));
        write("exports/other.yaml", LAYOUT.replace("[steps]", "[courses]"));

        var release = release();

        assertThat(value(release, "learners_served")).isEqualTo(new CellValue.Shown(53, null));
    }

    private Release release() throws Exception {
        write("indicators/returned.yaml", RETURNED);
        write("publications/steps.yaml", STEPS);
        // Nothing else is published: what the built-in publication tells would stand beside it.
        write(
                "publications/overview.yaml",
                STEPS.replace("id: steps", "id: overview")
                        .replace("learners_served, returned", "next_step_awarded_180d"));

        try (var world = new MeasuredWorld(root)) {
            world.come(50, "north", "2025Q1").come(3, "north", "2025Q1", 1).observed("north", "2025-12-31");
            return world.release("2025Q4").release();
        }
    }

    private void write(String name, String text) throws Exception {
        var file = root.resolve(name);
        Files.createDirectories(file.resolve(".."));
        Files.writeString(file, text);
    }

    private static CellValue value(Release release, String indicator) {
        return release.cell(CellId.of("steps/" + indicator + "/2025/all"))
                .orElseThrow()
                .value();
    }
}
