package org.lastmile.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The figures of the Open University's data set, through mappings, marts and measure. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OuladTest {
    private final Path oulad = shared().resolve("data/oulad");
    private World world;

    @BeforeAll
    void assemble() throws SQLException {
        if (!Files.isDirectory(oulad)) {
            if ("true".equals(System.getenv("CI"))) {
                throw new AssertionError(oulad + " is missing; the continuous build needs the shared data.");
            }

            abort(oulad + " is missing: the figures of the real data are not checked here.");
        }

        world = World.empty();
        read(
                "course",
                "courses.csv",
                "* exclude (module_presentation_length), module_presentation_length::bigint as module_presentation_length");
        read("student_info", "studentInfo.csv", "* exclude (id_student), id_student::bigint as learner_id");
        read(
                "student_registration",
                "studentRegistration.csv",
                "code_module, code_presentation, id_student::bigint as learner_id,"
                        + " date_registration::bigint as date_registration,"
                        + " date_unregistration::bigint as date_unregistration");
        read("assessment", "assessments.csv", "* exclude (id_assessment), id_assessment::bigint as id_assessment");
        read(
                "student_assessment",
                "studentAssessment.csv",
                "id_assessment::bigint as id_assessment, id_student::bigint as learner_id,"
                        + " date_submitted::bigint as date_submitted, is_banked::bigint as is_banked,"
                        + " score::double as score");

        for (var mapping : SqlText.all("mappings")) {
            if (mapping.name().startsWith("oulad/")) {
                world.run("insert into core." + mapping.name().substring(6) + " by name " + mapping.text());
            }
        }

        world.assemble();
    }

    @AfterAll
    void close() throws SQLException {
        if (world != null) {
            world.close();
        }
    }

    @Test
    void every_registration_is_an_entry() throws SQLException {
        var figures = world.rows(
                """
                select
                    count(*),
                    count(*) filter (where entry_number = 1),
                    count(*) filter (where entry_number > 1),
                    count(distinct learner_id),
                    count(*) filter (where is_first_entry),
                    count(*) filter (where is_withdrawal_undated),
                    count(*) filter (where registered_on is null)
                from mart.entry
                """);

        assertThat(figures).containsExactly(List.of("32593", "31284", "1309", "28785", "28785", "93", "45"));
    }

    @Test
    void results_are_those_of_the_data_set() throws SQLException {
        var results = world.rows("select result, count(*) from mart.entry group by result order by result");

        assertThat(results)
                .containsExactly(
                        List.of("Distinction", "3024"),
                        List.of("Fail", "7052"),
                        List.of("Pass", "12361"),
                        List.of("Withdrawn", "10156"));
    }

    @Test
    void the_measure_says_who_did_not_withdraw() throws SQLException {
        var measure = Catalogue.load(Optional.empty()).measure("entry");

        var figures = world.rows(
                """
                select
                    sum(units) filter (where course_not_withdrawn_registered = 2),
                    sum(units) filter (where course_not_withdrawn_registered > 0),
                    sum(units) filter (where course_not_withdrawn_started = 2),
                    sum(units) filter (where course_not_withdrawn_started > 0),
                    sum(units) filter (where registrations > 0)
                from (%s)
                """
                        .formatted(measure.ofBucket()));

        assertThat(figures).containsExactly(List.of("22437", "32593", "22429", "29496", "32593"));
    }

    private void read(String table, String file, String columns) throws SQLException {
        world.run("create table oulad_" + table + " as select 'd1' as delivery_id, " + columns + " from read_csv('"
                + oulad.resolve(file) + "', header = true, all_varchar = true, nullstr = ['', '?'])");
    }

    private static Path shared() {
        var set = System.getenv("LASTMILE_SHARED");
        return set == null ? Objects.requireNonNull(World.HOME.resolve("../shared")) : Path.of(set);
    }
}
