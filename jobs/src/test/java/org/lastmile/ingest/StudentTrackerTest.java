package org.lastmile.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A detail report with the oddities that its makers describe. */
class StudentTrackerTest {
    private static final Path SAMPLE =
            Path.of(System.getProperty("lastmile.home"), "data-contracts/samples/nsc_studenttracker/detail_report.csv");
    private static final String TERM =
            "%s,Ana,,Example,,%s,Y,20240101,990001-00,HILLTOP,WA,%s,PUBLIC,%s,%s,%s,N,,,,,%s" + ",,,,,,,,,,,\r\n";

    @TempDir
    private Path place;

    private Path report() throws IOException {
        return Files.writeString(
                place.resolve("99000100_123456_DETLRPT_SE_11242026101112_spring.csv"),
                Files.readAllLines(SAMPLE).get(0) + "\r\n"
                        + TERM.formatted("st-1", "st-1", "2-year", "20260105", "20260320", "F", "N")
                        + TERM.formatted("st-1", "st-1", "2-year", "20260105", "20260320", "F", "N")
                        + TERM.formatted("st-2", "ST 2", "2", "20260105", "", "", "")
                        + TERM.formatted("st-3", "st-3", "2", "20260230", "20260320", "F", "N")
                        + TERM.formatted("st-3", "st-3", "2", "20260105", "20260320", "X", "N")
                        + "st-4,Bo,,Example,,st-4,N,20240101" + ",".repeat(25) + "\r\n");
    }

    @Test
    void enrollments_belong_to_the_learner_of_the_card() throws IOException, SQLException {
        var files = CountyFiles.write(place);
        var county = County.in(place.resolve("county"));
        county.ingest(files.attendance());
        county.ingest(files.intake());

        var reports = county.ingest(report());

        assertThat(reports).singleElement().satisfies(report -> {
            assertThat(report.source()).isEqualTo("nsc_studenttracker");
            assertThat(report.rowsIn()).isEqualTo(6);
            assertThat(report.rules())
                    .isEqualTo(Map.of(
                            "detail_report: duplicate_key", 1L,
                            "detail_report: not_a_date", 1L,
                            "detail_report: not_in_list", 1L));
        });
        var card =
                county.ask("core", "registration", "select learner_id from asked where registered_on = '2026-01-02'");
        assertThat(card).hasSize(1);
        assertThat(county.ask(
                        "core",
                        "enrollment",
                        "select concat_ws(' ', college_opeid, starts_on, ends_on, enrollment_status, institution_level,"
                                + " institution_control) from asked where learner_id = " + card.get(0)))
                .containsExactly("99000100 2026-01-05 2026-03-20 full_time two_year public");
        assertThat(county.ask(
                        "core",
                        "next_step",
                        "select concat_ws(' ', step_kind, started_on) from asked where learner_id = " + card.get(0)
                                + " order by all"))
                .containsExactly("credit 2026-01-05", "prior_enrollment 2026-01-05", "prior_enrollment 2026-03-20");
        assertThat(county.ask(
                        "core",
                        "enrollment_search",
                        "select concat_ws(' ', is_found, count(*)) from asked group by is_found order by all"))
                .containsExactly("false 1", "true 2");
    }
}
