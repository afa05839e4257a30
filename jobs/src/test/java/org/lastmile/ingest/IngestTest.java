package org.lastmile.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastmile.warehouse.PartnershipFolder;

/** Deliveries in any order, twice, together, corrected or cut off: the same facts give the same tables. */
class IngestTest {
    @TempDir
    private static Path shared;

    private static CountyFiles files = new CountyFiles(shared, shared, shared, shared, shared);
    private static County together = new County(new PartnershipFolder(Path.of("none")));

    @TempDir
    private Path place;

    /** All deliveries in one call. */
    @BeforeAll
    static void load_together() throws IOException, SQLException {
        files = CountyFiles.write(shared.resolve("deliveries"));
        together = County.in(shared.resolve("together"));
        together.ingest(files.frame(), files.attendance(), files.intake(), files.badges(), files.steps());
        together.build();
    }

    private County county(String name) throws IOException {
        return County.in(place.resolve(name));
    }

    private County copyOfTogether() throws IOException {
        Moments.copy(together.folder().root(), place.resolve("copy"));
        return new County(new PartnershipFolder(place.resolve("copy")));
    }

    @Test
    void a_bad_row_is_set_aside_with_file_row_column_and_rule() throws IOException, SQLException {
        var file = CountyFiles.write(
                place.resolve("bad.csv"),
                CountyFiles.ATTENDANCE,
                "cedar,s1,card-1,2026-01-05,2,attended",
                "cedar,s1,card-2,05/01/2026,2,attended",
                "cedar,s1,card-3,2026-01-05,25,maybe",
                "cedar,s1,,2026-01-05,2,attended",
                "cedar,s1,card-1,2026-01-05,1,attended",
                "cedar,s1,card-4,2026-01-05");
        var county = county("bad");

        var reports = county.ingest(file);

        assertThat(reports).singleElement().satisfies(report -> {
            assertThat(report.rowsIn()).isEqualTo(6);
            assertThat(report.accepted()).isEqualTo(1);
            assertThat(report.rules())
                    .isEqualTo(Map.of(
                            "attendance: not_a_date", 1L,
                            "attendance: out_of_range", 1L,
                            "attendance: required", 1L,
                            "attendance: duplicate_key", 1L,
                            "attendance: wrong_number_of_fields", 1L));
        });
        assertThat(county.ask(
                        "source",
                        "quarantine",
                        "select concat_ws(' ', source, source_table, source_file, source_row, column_name, rule || ':',"
                                + " seen) from asked order by source_row, column_name"))
                .containsExactly(
                        "program_attendance attendance bad.csv 3 attended_on not_a_date: a text of 10 characters",
                        "program_attendance attendance bad.csv 4 attendance_status not_in_list: a text of 5 characters",
                        "program_attendance attendance bad.csv 4 hours out_of_range: a number of 2 characters",
                        "program_attendance attendance bad.csv 5 card_number required: nothing",
                        "program_attendance attendance bad.csv 6 session_key, card_number duplicate_key:"
                                + " the key of an earlier row",
                        "program_attendance attendance bad.csv 7  wrong_number_of_fields: 4 fields under 6 column names");
    }

    @Test
    void the_same_delivery_again_makes_no_version_of_any_table() throws IOException, SQLException {
        var county = copyOfTogether();
        var before = county.versions();

        var again = county.ingest(files.frame(), files.attendance(), files.intake(), files.badges(), files.steps());

        assertThat(again).hasSize(7).noneMatch(DeliveryReport::isNew);
        assertThat(county.versions()).isEqualTo(before);
    }

    @Test
    void the_same_bytes_under_another_name_are_the_same_delivery() throws IOException, SQLException {
        var again = copyOfTogether().ingest(Files.copy(files.intake(), place.resolve("copy of intake.csv")));

        assertThat(again).noneMatch(DeliveryReport::isNew);
    }

    @Test
    void a_corrected_row_of_a_later_delivery_wins() throws IOException, SQLException {
        var correction = CountyFiles.write(
                place.resolve("later.csv"), CountyFiles.ATTENDANCE, "cedar,s1,card-2,2026-01-05,3.5,no_show");
        var county = copyOfTogether();

        county.ingest(correction);

        assertThat(county.core().get("attendance"))
                .hasSize(4)
                .filteredOn(row -> row.contains("'hours': 3.5"))
                .singleElement()
                .satisfies(row -> assertThat(row).contains("'session_key': s1").contains("'is_attended': false"));
    }

    @Test
    void deliveries_in_any_order_give_the_same_core_tables_and_marts() throws IOException, SQLException {
        var linksFirst = county("links-first");
        linksLast(
                linksFirst, List.of(files.intake(), files.frame(), files.badges(), files.steps(), files.attendance()));
        var linksLast = county("links-last");
        linksLast(linksLast, List.of(files.steps(), files.badges(), files.attendance(), files.frame(), files.intake()));

        assertThat(together.core().get("award_event")).hasSize(3);
        assertThat(linksFirst.core()).isEqualTo(together.core());
        assertThat(linksLast.core()).isEqualTo(together.core());
        assertThat(linksFirst.zone("mart")).isEqualTo(together.zone("mart"));
        assertThat(linksLast.zone("mart")).isEqualTo(together.zone("mart"));
        assertThat(linksLast.zone("measure")).isEqualTo(together.zone("measure"));
    }

    private static void linksLast(County county, List<Path> deliveries) throws IOException, SQLException {
        for (var delivery : deliveries) {
            county.ingest(delivery);
        }

        county.build();
    }

    @Test
    void an_independent_reader_counts_the_same_rows() throws IOException, SQLException {
        var county = copyOfTogether();
        county.ingest(CountyFiles.write(
                place.resolve("later.csv"), CountyFiles.ATTENDANCE, "cedar,s2,card-3,2026-01-12,1,attended"));
        county.build();

        for (var zone : List.of("source", "core", "mart", "measure")) {
            assertThat(sparkCounts(county, zone)).isEqualTo(county.sizes(zone));
        }
    }

    private static Map<String, Long> sparkCounts(County county, String zone) throws IOException {
        var counts = new TreeMap<String, Long>();

        for (var table : county.tables(zone)) {
            counts.put(County.name(table), (long) TestSpark.session()
                    .read()
                    .format("delta")
                    .load(table.toString())
                    .collectAsList()
                    .size());
        }

        return counts;
    }
}
