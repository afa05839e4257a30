package org.lastmile.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lastmile.warehouse.TableSnapshot;

/** Deliveries in any order, twice, together, corrected or cut off: the same facts give the same tables. */
class IngestTest {
    private static final String ATTENDANCE = "partner_key,session_key,card_number,attended_on,hours,attendance_status";

    @TempDir
    private Path place;

    private Path frame;
    private Path attendance;
    private Path intake;
    private Path badges;
    private Path steps;

    @BeforeEach
    void write_deliveries() throws IOException {
        frame = place.resolve("frame");
        attendance = place.resolve("attendance");
        write(
                frame.resolve("partners.csv"),
                "partner_key,partner_name,partner_kind,parent_key,fscskey,opeid,state,time_zone,valid_from,valid_to",
                "cedar,Cedar Library,library,,,,WA,America/Los_Angeles,2025-01-01,",
                "hilltop,Hilltop College,college,,,,WA,America/Los_Angeles,2025-01-01,");
        write(
                frame.resolve("tracks.csv"),
                "track_key,track_title,track_form,planned_sessions,credential_key,credential_title,credential_kind,valid_from,valid_to",
                "files,Files,fixed,2,files-badge,Files,competency,2025-01-01,");
        write(
                frame.resolve("offerings.csv"),
                "offering_key,track_key,partner_key,starts_on,ends_on,capacity,mode",
                "spring,files,cedar,2026-01-05,2026-01-12,12,in_person");
        write(
                frame.resolve("sessions.csv"),
                "session_key,offering_key,held_on",
                "s1,spring,2026-01-05",
                "s2,spring,2026-01-12");
        write(
                attendance.resolve("registrations.csv"),
                "partner_key,offering_key,card_number,registered_on,withdrawn_on",
                "cedar,spring,card-1,2026-01-02,",
                "cedar,spring,card-2,2026-01-03,",
                "cedar,spring,card-3,2026-01-04,2026-01-06");
        write(
                attendance.resolve("attendance.csv"),
                ATTENDANCE,
                "cedar,s1,card-1,2026-01-05,2,attended",
                "cedar,s2,card-1,2026-01-12,2,attended",
                "cedar,s1,card-2,2026-01-05,1.5,attended",
                "cedar,s2,card-2,2026-01-12,,no_show");
        intake = write(
                place.resolve("learner_intake.csv"),
                "partner_key,card_number,email,student_number,attribute,value,status,observed_on",
                "cedar,card-1,one@example.org,st-1,gender,woman,stated,2026-01-02",
                "cedar,card-2,two@example.org,,gender,man,stated,2026-01-03");
        badges = write(
                place.resolve("badge_status.csv"),
                "award_id,credential_key,partner_key,email,event,event_on,reason",
                "award-1,files-badge,hilltop,one@example.org,offered,2026-01-20,",
                "award-1,files-badge,hilltop,one@example.org,accepted,2026-01-22,",
                "award-2,files-badge,hilltop,two@example.org,offered,2026-01-20,");
        steps = write(
                place.resolve("next_steps.csv"),
                "partner_key,student_number,email,step_kind,started_on",
                "hilltop,st-1,,credit,2026-03-01",
                "hilltop,,two@example.org,hired,2026-04-01");
    }

    private static Path write(Path file, String... lines) throws IOException {
        Files.createDirectories(java.util.Objects.requireNonNull(file.getParent()));
        return Files.writeString(file, String.join("\n", lines) + "\n");
    }

    private County county(String name) throws IOException {
        return County.in(place.resolve(name));
    }

    @Test
    void a_bad_row_is_set_aside_with_file_row_column_and_rule() throws IOException, SQLException {
        var file = write(
                place.resolve("bad.csv"),
                ATTENDANCE,
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
        var county = county("twice");
        county.ingest(frame, attendance, intake, badges, steps);
        var before = county.versions();

        var again = county.ingest(frame, attendance, intake, badges, steps);

        assertThat(again).hasSize(7).noneMatch(DeliveryReport::isNew);
        assertThat(county.versions()).isEqualTo(before);
    }

    @Test
    void the_same_bytes_under_another_name_are_the_same_delivery() throws IOException, SQLException {
        var county = county("renamed");
        county.ingest(intake);

        var again = county.ingest(Files.copy(intake, place.resolve("copy of intake.csv")));

        assertThat(again).noneMatch(DeliveryReport::isNew);
    }

    @Test
    void a_corrected_row_of_a_later_delivery_wins() throws IOException, SQLException {
        var correction = write(place.resolve("later.csv"), ATTENDANCE, "cedar,s1,card-2,2026-01-05,3.5,no_show");
        var county = county("corrected");
        county.ingest(attendance);

        county.ingest(correction);

        assertThat(county.core().get("attendance"))
                .hasSize(4)
                .filteredOn(row -> row.contains("'hours': 3.5"))
                .singleElement()
                .satisfies(row -> assertThat(row).contains("'session_key': s1").contains("'is_attended': false"));
    }

    @Test
    void deliveries_in_any_order_give_the_same_core_tables_and_marts() throws IOException, SQLException {
        var together = county("together");
        together.ingest(frame, attendance, intake, badges, steps);
        together.build();
        var linksFirst = county("links-first");
        linksLast(linksFirst, List.of(intake, frame, badges, steps, attendance));
        var linksLast = county("links-last");
        linksLast(linksLast, List.of(steps, badges, attendance, frame, intake));

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
        var county = county("independent");
        county.ingest(frame, attendance);
        county.ingest(badges, steps);
        county.ingest(intake);
        county.build();

        for (var zone : List.of("source", "core", "mart", "measure")) {
            assertThat(sparkCounts(county, zone)).isEqualTo(sizes(county, zone));
        }
    }

    private static Map<String, Long> sizes(County county, String zone) throws SQLException, IOException {
        var sizes = new TreeMap<String, Long>();
        county.zone(zone).forEach((table, rows) -> sizes.put(table, (long) rows.size()));
        return sizes;
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

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 8})
    void a_call_cut_off_between_commits_is_completed_by_the_same_call(int lost) throws IOException, SQLException {
        var undisturbed = county("undisturbed");
        undisturbed.ingest(frame, attendance);
        undisturbed.ingest(badges, steps, intake);
        var county = county("cut-off");
        county.ingest(frame, attendance);
        var before = commits(county).keySet();
        county.ingest(badges, steps, intake);
        cutOff(county, before, lost);

        var reports = county.ingest(badges, steps, intake);

        assertThat(reports).hasSize(3).allMatch(DeliveryReport::isNew);
        assertThat(county.core()).isEqualTo(undisturbed.core());
        assertThat(county.zone("source").keySet())
                .isEqualTo(undisturbed.zone("source").keySet());
        assertThat(sizes(county, "source")).isEqualTo(sizes(undisturbed, "source"));
        assertThat(sizes(county, "core")).isEqualTo(sizes(undisturbed, "core"));
        assertThat(county.folder().warehouse().resolve(".unfinished")).doesNotExist();
        county.build();
        undisturbed.build();
        assertThat(county.zone("mart")).isEqualTo(undisturbed.zone("mart"));
    }

    @Test
    void a_call_cut_off_and_completed_after_another_loses_nothing() throws IOException, SQLException {
        var undisturbed = county("undisturbed");
        undisturbed.ingest(frame);
        undisturbed.ingest(intake);
        undisturbed.ingest(attendance, badges);
        var county = county("cut-off");
        county.ingest(frame);
        var before = commits(county).keySet();
        county.ingest(attendance, badges);
        cutOff(county, before, 1);

        county.ingest(intake);
        county.ingest(attendance, badges);

        assertThat(county.core()).isEqualTo(undisturbed.core());
    }

    /** Undoes the last commits of a call, as if the process had been killed before them. */
    private static void cutOff(County county, java.util.Set<Path> before, int lost) throws IOException {
        var made = new ArrayList<>(commits(county).entrySet());
        made.removeIf(commit -> before.contains(commit.getKey()));
        made.sort(Map.Entry.<Path, FileTime>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())));

        for (var commit : made.subList(0, lost)) {
            delete(commit.getKey());
        }

        Files.createFile(county.folder().warehouse().resolve(".unfinished"));
    }

    /** A commit with the checksums that stand beside it. */
    private static void delete(Path commit) throws IOException {
        var name = County.name(commit);
        Files.delete(commit);
        Files.deleteIfExists(commit.resolveSibling(name.replace(".json", ".crc")));
        Files.deleteIfExists(commit.resolveSibling("." + name + ".crc"));
    }

    private static Map<Path, FileTime> commits(County county) throws IOException {
        var commits = new TreeMap<Path, FileTime>();

        try (var walk = Files.walk(county.folder().warehouse())) {
            for (var file : walk.filter(path -> path.toString().contains("_delta_log")
                            && path.toString().endsWith(".json"))
                    .toList()) {
                commits.put(file, Files.getLastModifiedTime(file));
            }
        }

        return commits;
    }

    @Test
    void rows_of_a_call_that_was_cut_off_do_not_count() throws IOException, SQLException {
        var county = county("half");
        county.ingest(frame);
        var before = commits(county).keySet();
        var core = county.core();
        county.ingest(attendance);

        cutOff(county, before, 1);

        assertThat(county.core()).isEqualTo(core);
        assertThat(TableSnapshot.newest(county.folder().table("source", "delivery")))
                .isPresent();
    }
}
