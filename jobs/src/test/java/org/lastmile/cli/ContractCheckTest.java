package org.lastmile.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A steward looks at files before loading them: what is said must be what loading would say. */
class ContractCheckTest {
    private static final String CARD = "21234000000777";
    private static final Pattern BY_RULE = Pattern.compile(" {4}[0-9,]+ (repaired )?by rule .*");

    @TempDir
    private Path place;

    private Path file(String name, String text) throws IOException {
        var file = place.resolve("in").resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private Path oddRegistrations() throws IOException {
        return file(
                "registrations.csv",
                """
                Event ID,Barcode,Email,Registration Date,Status,Attendance,Shirt size,
                1,="%s",,2025-03-24,CONFIRMED,,M,
                1,,bo@example.org,3/26/2025,Waiting-list,no show,L,
                1,2.1234E+13,,2025-03-26,Confirmed,,S,
                1,,,2025-03-26,Confirmed,,S,
                1,N/A,,2025-03-27,Maybe,,S,
                ,,,,,,,
                """
                        .formatted(CARD));
    }

    private static List<String> byRule(String out) {
        return out.lines().filter(line -> BY_RULE.matcher(line).matches()).toList();
    }

    @Test
    void check_counts_by_rule_as_ingest_does_and_says_what_to_do() throws IOException {
        var file = oddRegistrations();
        var root = place.resolve("county");
        Call.done("init", root.toString());

        var checked = Call.of("contract", "check", file.toString());
        var loaded = Call.done("ingest", "--root", root.toString(), file.toString());

        assertThat(checked.code()).isEqualTo(Main.WRONG);
        assertThat(checked.out())
                .contains("registrations.csv: contract libcal_registrations, table event_registration: 5 rows, 2 good,"
                        + " 3 to be set aside")
                .contains("; left out: Shirt size")
                .doesNotContain(CARD)
                .doesNotContain("bo@example.org");
        assertThat(byRule(checked.out()))
                .containsExactly(
                        "    1 repaired by rule event_registration.attendance_status: replaced",
                        "    1 repaired by rule event_registration.card_number: sheet_text",
                        "    2 repaired by rule event_registration.registration_status: replaced",
                        "    1 by rule event_registration.card_number: no_identifier; the value names nobody (such as N/A"
                                + " or 0); leave it blank, or write the identifier",
                        "    1 by rule event_registration.card_number: none_of_several; who is meant is not told; fill one"
                                + " of card_number, email",
                        "    1 by rule event_registration.card_number: shortened_number; a spreadsheet has cut the number"
                                + " short (2.1234E+13), so that several people have it; export it as text")
                .isEqualTo(byRule(loaded.out()));
    }

    @Test
    void a_number_between_the_signs_of_a_sheet_is_the_number() throws IOException {
        var root = place.resolve("county");
        Call.done("init", root.toString());
        var plain =
                file("plain.csv", "Event ID,Barcode,Registration Date,Status\n2," + CARD + ",2025-03-24,Confirmed\n");

        Call.done("ingest", "--root", root.toString(), oddRegistrations().toString());
        Call.done("ingest", "--root", root.toString(), plain.toString());

        assertThat(Call.done(
                                "sql",
                                "--root",
                                root.toString(),
                                "--operator",
                                "--format",
                                "csv",
                                "select learner_id, count(*) as registrations from core.event_registration"
                                        + " group by learner_id having count(*) > 1")
                        .out()
                        .lines())
                .hasSize(2)
                .last()
                .asString()
                .endsWith(",2");
    }

    @Test
    void check_finds_rows_that_repeat_a_key_in_another_file_as_ingest_does() throws IOException {
        var head = "session_key,offering_key,held_on\n";
        var folder = file("a.csv", head + "s1,spring,2026-01-05\ns2,spring,2026-01-06\n")
                .getParent();
        file("b.csv", head + "s3,spring,2026-01-07\ns1,spring,2026-01-08\n");

        var checked = Call.of("contract", "check", String.valueOf(folder));

        assertThat(checked.code()).isEqualTo(Main.WRONG);
        assertThat(checked.out())
                .contains("a.csv: contract offerings, table session: 2 rows, 2 good, 0 to be set aside")
                .contains("b.csv: contract offerings, table session: 2 rows, 1 good, 1 to be set aside")
                .contains("    row 3, column session_key: duplicate_key, saw that of an earlier row");
    }

    @Test
    void a_file_that_came_twice_is_read_once() throws IOException {
        var text = "session_key,offering_key,held_on\ns1,spring,2026-01-05\n";
        var folder = file("a.csv", text).getParent();
        file("copy/b.csv", text);
        file("notes.txt", "hello");

        var checked = Call.done("contract", "check", String.valueOf(folder));

        assertThat(checked.out())
                .contains("table session: 1 rows, 1 good, 0 to be set aside")
                .contains("left out b.csv: the same bytes as a.csv")
                .contains("left out notes.txt: no contract knows it");
    }
}
