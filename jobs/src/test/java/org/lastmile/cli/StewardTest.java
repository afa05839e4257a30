package org.lastmile.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a steward asks after a delivery: what came, what was set aside, who is late; and takes one back. */
class StewardTest {
    private static final String CARD = "card-canary-77";

    @TempDir
    private static Path place;

    private static Path root;
    private static Path report;
    private static String delivery = "";
    private static String told = "";

    @BeforeAll
    static void a_delivery_with_bad_rows() throws IOException {
        root = place.resolve("county");
        Call.done("init", root.toString());
        var file = Files.writeString(
                place.resolve("attendance.csv"),
                """
                partner_key,session_key,card_number,attended_on,hours,attendance_status
                cedar,s1, card-1,2026-01-05,2,attended
                cedar,s1,%s,05/01/2026,2,attended
                cedar,s2,%s,06/01/2026,2,attended
                cedar,s2,card-2,2026-01-06,99,attended
                """
                        .formatted(CARD, CARD));
        report = place.resolve("quality.html");
        told = Call.done("ingest", "--root", root.toString(), "--report", report.toString(), file.toString())
                .out();
        var id = Pattern.compile("[0-9a-f]{16}")
                .matcher(Call.done("status", "--root", root.toString()).out());
        assertThat(id.find()).isTrue();
        delivery = id.group();
    }

    @Test
    void status_says_what_came_and_who_is_late() {
        var timely = Call.done("status", "--root", root.toString(), "--on", "2026-02-19");
        var late = Call.done("status", "--root", root.toString(), "--on", "2026-02-21");

        assertThat(timely.out())
                .containsPattern(
                        "program_attendance +cedar +2026-01-01 +2026-01-05 +next due by 2026-02-19, both days assumed")
                .containsPattern("1 +" + delivery + " +program_attendance +4 +3 +attendance.csv");
        assertThat(late.out())
                .containsPattern("cedar +2026-01-01 +2026-01-05 +LATE since 2026-02-20, both days assumed")
                .contains("does not keep a promise of its contract: late");
    }

    @Test
    void ingest_says_what_it_chose_and_what_became_of_the_rows() {
        assertThat(told.lines().map(String::strip))
                .containsSubsequence(
                        "program_attendance: 4 rows in, 1 accepted, 3 set aside (delivery " + delivery + ")",
                        "attendance.csv: table attendance, because it has partner_key, session_key, card_number,"
                                + " attended_on, hours, attendance_status",
                        "1 repaired by rule attendance.card_number: spaces",
                        "2 by rule attendance.attended_on: not_a_date; the value is no date; write it like 2026-01-31",
                        "1 by rule attendance.hours: out_of_range; the number must be from 0 to 24",
                        "1 rows whose attendance.partner_key nobody has announced yet")
                .anyMatch(line -> line.startsWith("WARNING program_attendance: is known through 2026-01-05 only;"));
    }

    @Test
    void the_report_counts_rows_by_rule_and_holds_no_value() throws IOException {
        var again = Call.of("ingest", "--root", root.toString(), "--report", report.toString(), "any.csv");

        assertThat(Files.readString(report))
                .contains("<code>not_a_date</code>", "the value is no date", "attendance, attended_on")
                .contains("<dt>Set aside</dt><dd>3</dd>")
                .doesNotContain(CARD)
                .doesNotContain("05/01/2026");
        assertThat(again.code()).isEqualTo(Main.WRONG);
        assertThat(again.err()).contains(report + ": is there already; name a file that is not.");
    }

    @Test
    void doctor_counts_the_rows_that_were_set_aside() {
        assertThat(Call.of("doctor", "--root", root.toString()).out())
                .containsPattern("ok +quality +\\d+ rows read, \\d+ set aside");
    }

    @Test
    void quarantine_counts_by_rule_and_names_no_value() {
        var listed = Call.done("quarantine", "list", "--root", root.toString(), "--format", "csv");

        assertThat(listed.out().lines())
                .anyMatch(line -> line.startsWith(
                        delivery + ",program_attendance,attendance,attended_on,not_a_date,2,attendance.csv row 3,"))
                .anyMatch(line -> line.startsWith(
                        delivery + ",program_attendance,attendance,hours,out_of_range,1,attendance.csv row 5,"));
        assertThat(listed.out()).doesNotContain(CARD);
    }

    @Test
    void quarantine_is_exported_once_for_who_corrects_the_rows() throws IOException {
        var out = place.resolve("rows.csv");

        Call.done("quarantine", "export", "--root", root.toString(), "--out", out.toString());
        var again = Call.of("quarantine", "export", "--root", root.toString(), "--out", out.toString());

        assertThat(Files.readAllLines(out))
                .hasSize(4)
                .contains(delivery
                        + ",program_attendance,attendance,attendance.csv,3,attended_on,not_a_date,a text of 10 characters,"
                        + "the value is no date; write it like 2026-01-31");
        assertThat(again.code()).isEqualTo(Main.WRONG);
        assertThat(again.err()).contains(out + ": is there already; name a file that is not.");
    }

    @Test
    void an_acceptance_is_noted_with_its_reason() {
        for (var times = 1; times <= 2; times++) {
            Call.done("quarantine", "accept", "--root", root.toString(), delivery, "--reason", "rows of a test");
        }

        assertThat(Call.done("quarantine", "list", "--root", root.toString(), "--format", "csv")
                        .out()
                        .lines()
                        .skip(1))
                .allMatch(line -> line.contains(",rows of a test,"));
        assertThat(Call.of("quarantine", "accept", "--root", root.toString(), "0000", "--reason", "x")
                        .err())
                .contains("Delivery '0000' is unknown");
    }

    @Test
    void a_delivery_is_taken_back_with_its_reason_and_only_so() throws IOException {
        var other = Files.writeString(
                place.resolve("sessions.csv"), "session_key,offering_key,held_on\ns1,spring,2026-01-05\n");
        var loaded = Call.done("ingest", "--root", root.toString(), other.toString());
        var id = Pattern.compile("delivery ([0-9a-f]{16})").matcher(loaded.out());
        assertThat(id.find()).isTrue();

        assertThat(Call.of("ingest", "--root", root.toString(), "--withdraw", id.group(1))
                        .code())
                .isEqualTo(Main.WRONG);
        Call.done("ingest", "--root", root.toString(), "--withdraw", id.group(1), "--reason", "old rooms");

        assertThat(Call.done("status", "--root", root.toString()).out())
                .contains(id.group(1) + " (offerings, sessions.csv): old rooms")
                .doesNotContainPattern("1 +" + id.group(1));
    }
}
