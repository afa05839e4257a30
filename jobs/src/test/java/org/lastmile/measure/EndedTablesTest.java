package org.lastmile.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastmile.contract.WarehouseException;
import org.lastmile.release.CellId;
import org.lastmile.release.CellValue;
import org.lastmile.release.CellValue.Shown;
import org.lastmile.release.Release;

/**
 * 20 women come to north, 3 women and 30 men to south. Women, told in one table, less all of north, told in another one,
 * are the 3; also when the publication no longer names the first when the second is told.
 */
class EndedTablesTest {
    private static final String OF_ALL =
            """
            id: small
            title: Who came
            policy: nces
            indicators: [learners_served]
            tables:
              - { period: year, by: [] }
            """;
    private static final String BY_GENDER = OF_ALL + "  - { period: year, by: [gender] }\n";
    private static final String BY_PARTNER = OF_ALL + "  - { period: year, by: [partner_key] }\n";
    private static final String SERVED =
            """
            id: served
            title: Learners who came
            question: How many learners come?
            mart: contact
            anchor: quarter_on
            population: attendance_count > 0
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

    @TempDir
    private Path root;

    @Test
    void a_reader_of_both_tables_alone_would_know_the_three() throws Exception {
        var byGender = release("one", BY_GENDER);
        var byPartner = release("other", BY_PARTNER);

        assertThat(value(byGender, "learners_served", "gender=woman")).isEqualTo(new Shown(23, null));
        assertThat(value(byPartner, "learners_served", "partner_key=north")).isEqualTo(new Shown(20, null));
    }

    @Test
    void a_table_that_comes_is_decided_together_with_one_that_has_gone() throws Exception {
        release("one", BY_GENDER);

        var later = release("one", BY_PARTNER);

        assertThat(value(later, "learners_served", "gender=woman")).isEqualTo(new Shown(23, null));
        assertThat(value(later, "learners_served", "partner_key=north")).isNotInstanceOf(Shown.class);
        assertThat(value(later, "learners_served", "partner_key=south")).isNotInstanceOf(Shown.class);
        assertThat(later.edition().provenance()).isNotEmpty();
    }

    @Test
    void an_indicator_that_comes_is_decided_together_with_one_that_has_gone() throws Exception {
        write("one", "indicators/served.yaml", SERVED);
        release("one", BY_GENDER.replace("learners_served", "served"));

        var later = release("one", BY_PARTNER);

        assertThat(value(later, "served", "gender=woman")).isEqualTo(new Shown(23, null));
        assertThat(value(later, "learners_served", "partner_key=north")).isNotInstanceOf(Shown.class);
    }

    @Test
    void nothing_new_is_told_by_a_table_that_has_gone() throws Exception {
        try (var world = world("one", BY_GENDER)) {
            world.release("2025Q2");
        }

        write("one", "publications/small.yaml", OF_ALL);

        try (var world = world("one", OF_ALL)) {
            world.come(40, "north", "2024Q1").observed("north", "2025-12-31");
            var later = world.release("2025Q4").release();

            assertThat(value(later, "learners_served", "gender=woman")).isEqualTo(new Shown(23, null));
            assertThat(later.cell(CellId.of("small/learners_served/2024/all"))).isPresent();
            assertThat(later.cells())
                    .filteredOn(cell -> cell.id().publication().equals("small"))
                    .filteredOn(cell -> cell.id().dimension().equals("gender"))
                    .hasSize(2)
                    .allMatch(cell -> cell.id().period().year() == 2025);
        }
    }

    @Test
    void systems_are_not_told_in_a_year_of_which_their_libraries_were_told() throws Exception {
        release("one", BY_PARTNER);

        var later = release("one", BY_PARTNER.replace("partner_key", "system_key"));

        assertThat(value(later, "learners_served", "partner_key=north")).isEqualTo(new Shown(20, null));
        assertThat(later.cells())
                .filteredOn(cell -> cell.id().publication().equals("small"))
                .noneMatch(cell -> cell.id().dimension().equals("system_key"));
    }

    @Test
    void a_plan_without_a_table_keeps_what_was_told_by_it() throws Exception {
        try (var world = world("one", BY_GENDER)) {
            world.release("2025Q4");

            assertThat(world.plan("2025Q4"))
                    .filteredOn(kept -> kept.publication().equals("small"))
                    .filteredOn(kept -> kept.design().equals("without gender"))
                    .allMatch(kept -> kept.usableGroups() == 2)
                    .hasSize(1);
        }
    }

    @Test
    void new_numbers_are_refused_beside_an_indicator_that_nobody_can_compute_any_more() throws Exception {
        write("one", "indicators/served.yaml", SERVED);
        release("one", BY_GENDER.replace("learners_served", "served"));
        Files.delete(root.resolve("one/indicators/served.yaml"));

        assertThatThrownBy(() -> release("one", BY_PARTNER))
                .isInstanceOf(WarehouseException.class)
                .hasMessage("small 2025: an edition has told indicator 'served', and new numbers of the year must be"
                        + " decided together with it. Nothing is released; put indicators/served.yaml back as it was."
                        + " No publication has to name it.");
    }

    @Test
    void a_number_is_not_told_anew_under_another_definition_that_changes_few_people() throws Exception {
        write("one", "indicators/served.yaml", SERVED);
        release("one", BY_GENDER.replace("learners_served", "served"));
        write(
                "one",
                "indicators/served.yaml",
                SERVED.replace("version: 1", "version: 2")
                        .replace(
                                "attendance_count > 0",
                                "attendance_count > 0 and (gender <> 'woman' or partner_key = 'north')"));

        var later = release("one", BY_GENDER.replace("learners_served", "served"));

        assertThat(value(later, "served", "gender=woman")).isEqualTo(new CellValue.Empty(CellValue.Reason.REDEFINED));
        assertThat(value(later, "served", "gender=man")).isEqualTo(new CellValue.Empty(CellValue.Reason.REDEFINED));
        assertThat(later.edition().designs())
                .containsExactly(
                        "small 2025: served is not told, because its definition changed after an edition told it");
    }

    @Test
    void a_number_is_told_anew_under_another_definition_that_changes_nobody_or_many() throws Exception {
        write("one", "indicators/served.yaml", SERVED);
        release("one", BY_GENDER.replace("learners_served", "served"));
        write(
                "one",
                "indicators/served.yaml",
                SERVED.replace("version: 1", "version: 2")
                        .replace("attendance_count > 0", "attendance_count > 0 and gender <> 'man'"));

        var later = release("one", BY_GENDER.replace("learners_served", "served"));

        assertThat(value(later, "served", "gender=woman")).isEqualTo(new Shown(23, null));
        assertThat(value(later, "served", "all")).isEqualTo(new Shown(23, null));
    }

    private Release release(String folder, String publication) throws Exception {
        try (var world = world(folder, publication)) {
            return world.release("2025Q4").release();
        }
    }

    private MeasuredWorld world(String folder, String publication) throws Exception {
        write(folder, "publications/small.yaml", publication);
        // Nothing else is published: what the built-in publication tells would stand beside it.
        write(
                folder,
                "publications/overview.yaml",
                OF_ALL.replace("id: small", "id: overview").replace("learners_served", "next_step_awarded_180d"));
        var world = new MeasuredWorld(root.resolve(folder));
        world.know(learners());
        return world.observed("north", "2025-12-31").observed("south", "2025-12-31");
    }

    private static List<Learner> learners() {
        var learners = new ArrayList<Learner>();

        for (var id = 0; id < 53; id++) {
            learners.add(Learner.visiting(id, id < 20 ? "north" : "south", id < 23 ? "woman" : "man", "2025Q1"));
        }

        return learners;
    }

    private void write(String folder, String name, String text) throws Exception {
        var file = root.resolve(folder).resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static CellValue value(Release release, String indicator, String cell) {
        return release.cell(CellId.of("small/" + indicator + "/2025/" + cell))
                .orElseThrow()
                .value();
    }
}
