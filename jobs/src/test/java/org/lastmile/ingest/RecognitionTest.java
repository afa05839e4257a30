package org.lastmile.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lastmile.contract.Contracts;
import org.lastmile.contract.WarehouseException;

class RecognitionTest {
    private static final Contracts CONTRACTS = Contracts.ofSources(Optional.empty());
    private static final Path SAMPLES = Path.of(System.getProperty("lastmile.home"), "data-contracts/samples");

    @TempDir
    private Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static void refused(Path path, String message) {
        assertThatThrownBy(() -> Recognition.find(List.of(path), CONTRACTS))
                .isInstanceOf(WarehouseException.class)
                .hasMessage(message);
    }

    static List<String> samples() throws IOException {
        try (var folders = Files.list(SAMPLES)) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void a_sample_is_recognised_and_every_row_of_it_is_good(String source) throws IOException {
        var findings =
                DeliveryCheck.run(List.of(SAMPLES.resolve(source)), CONTRACTS).files();

        assertThat(findings).isNotEmpty().allSatisfy(finding -> {
            assertThat(finding.file().source()).isEqualTo(source);
            assertThat(finding.rows()).isPositive();
            assertThat(finding.examples()).isEmpty();
        });
    }

    @Test
    void a_file_is_known_by_its_columns_and_not_by_its_name() throws IOException {
        var file = file("march.txt", "\ufeffSession_Key, held_on ,offering_key\ns1,2026-01-05,spring\n");

        var found = Recognition.find(List.of(file), CONTRACTS).deliveries();

        assertThat(found).singleElement().satisfies(delivery -> {
            assertThat(delivery.contract().id()).isEqualTo("offerings");
            assertThat(delivery.files()).containsOnlyKeys("session");
        });
    }

    /** Canvas Credentials keeps its list of rows under the same name. */
    @Test
    void a_list_of_statements_with_results_is_known() throws IOException {
        var statement = "{\"id\":\"s1\",\"actor\":{\"account\":{\"name\":\"c1\"}},\"verb\":{\"id\":"
                + "\"http://adlnet.gov/expapi/verbs/attended\"},\"object\":{\"id\":\"https://x.example.org/a/b\"},"
                + "\"result\":{\"duration\":\"PT45M\"},\"timestamp\":\"2025-05-05T17:00:00-07:00\"}";
        var file = file("statements.json", "[\n" + statement + ",\n" + statement + "\n]\n");

        var findings = DeliveryCheck.run(List.of(file), CONTRACTS).files();

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.file().source()).isEqualTo("program_statements");
            assertThat(finding.rows()).isEqualTo(2);
            assertThat(finding.bad()).isZero();
        });
    }

    @Test
    void spaces_in_column_names_are_underscores() throws IOException {
        var file = file("sessions.csv", "Session Key,HELD  ON,offering_key\ns1,2026-01-05,spring\n");

        var findings = DeliveryCheck.run(List.of(file), CONTRACTS).files();

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.file().source()).isEqualTo("offerings");
            assertThat(finding.bad()).isZero();
        });
    }

    /** First lines as the vendors write them, one row each, and the contract that knows them. */
    static Stream<Arguments> exports() {
        return Stream.of(
                Arguments.of(
                        "assessments",
                        "Assessment ID,User Name,User Email,Topic,Software Version,Legacy vs New,Start,End,"
                                + "Duration (h:mm:ss),Duration (mins),Duration (seconds),Num Correct,Num Possible,"
                                + "Score Percentage,Passed,Proctored,Proctor,Northstar Location,Tags",
                        "77,Ana Example,a.example@example.org,Using Email,,New,2026-01-05 14:03:22 UTC,,,,,33,36,91.67,"
                                + "Yes,Yes,Bo Example,Main,\"pre, spring\""),
                Arguments.of(
                        "learning_modules",
                        "Name,Surname,Email,External ID,Course ID,Course Title,% Marked Completed,Completion Date",
                        "Ana,Example,a.example@example.org,x1,4711,Spreadsheets,100,2026-01-05"),
                Arguments.of(
                        "learning_modules",
                        "Name,Email,Unique User ID,Content ID,Content Name,Content Provider,Percent Completed",
                        "Ana Example,a.example@example.org,x1,urn:li:1,Interviews,LinkedIn Learning,35%"),
                Arguments.of(
                        "nsc_studenttracker",
                        "YOUR_UNIQUE_IDENTIFIER,FIRST_NAME,MIDDLE_INITIAL,LAST_NAME,NAME_SUFFIX,REQUESTER_RETURN_FIELD,"
                                + "RECORD_FOUND_Y/N,SEARCH_DATE,HIGH_SCHOOL_CODE,HIGH_SCHOOL_GRAD_DATE,"
                                + "COLLEGE_CODE/BRANCH,COLLEGE_NAME,BEGIN,END,ENROLLMENT_STATUS,MAJOR,GRADUATED",
                        "1,Ana,,Example,,st-1,Y,20260101,123456,20250612,990001-00,HILLTOP,20260105,20260320,F,ART,N"));
    }

    @ParameterizedTest
    @MethodSource("exports")
    void an_export_is_recognised_under_its_own_column_names(String source, String header, String row)
            throws IOException {
        var findings = DeliveryCheck.run(List.of(file("export.csv", header + "\n" + row + "\n")), CONTRACTS)
                .files();

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.file().source()).isEqualTo(source);
            assertThat(finding.examples()).isEmpty();
        });
    }

    @Test
    void columns_of_other_names_are_known_by_their_place() throws IOException {
        var lines = Files.readAllLines(SAMPLES.resolve("libcal_events/event_explorer.csv"));
        lines.set(0, lines.get(0).replace("Event ID", "ID").replace("Publishing status", "Status"));
        var file = file("explorer.csv", String.join("\n", lines) + "\n");

        var findings = DeliveryCheck.run(List.of(file), CONTRACTS).files();

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.file().source()).isEqualTo("libcal_events");
            assertThat(finding.bad()).isZero();
        });
    }

    @Test
    void a_known_heading_in_another_place_is_said() throws IOException {
        var header = Files.readAllLines(SAMPLES.resolve("libcal_events/event_explorer.csv"))
                .get(0);

        refused(
                file("explorer.csv", header.replace("Setup,Teardown", "Teardown,Setup") + "\n"),
                "explorer.csv, line 1: comes nearest to contract 'libcal_events', table 'event', but lacks Setup as"
                        + " column 8, Teardown as column 9; rename the columns, or give their names as aliases in"
                        + " contracts/libcal_events.odcs.yaml.");
        refused(
                file("explorer.csv", header.replace(",Event URL", "") + "\n"),
                "explorer.csv, line 1: comes nearest to contract 'libcal_events', table 'event', but lacks 29 columns in"
                        + " the order of the contract (there are 28); rename the columns, or give their names as aliases"
                        + " in contracts/libcal_events.odcs.yaml.");
    }

    @Test
    void a_missing_file_is_said() {
        refused(folder.resolve("no.csv"), folder.resolve("no.csv") + ": no such file or folder; check the path.");
    }

    @Test
    void an_empty_file_is_said() throws IOException {
        refused(file("empty.csv", ""), "empty.csv: is empty; deliver a file with column names in its first line.");
    }

    @Test
    void another_delimiter_is_said() throws IOException {
        refused(
                file("semicolons.csv", "session_key;offering_key;held_on\n"),
                "semicolons.csv, line 1: columns are separated by ';'; the contracts want ','."
                        + " Export the file again with commas; where Excel takes others, set the list separator of the computer, or save with LibreOffice, which asks.");
    }

    @Test
    void a_file_without_column_names_is_not_repeated() throws IOException {
        refused(
                file("rows.csv", "cedar,s1,card-77,2026-01-05,2,attended\n"),
                "rows.csv, line 1: no column name is known to any contract; the first line must hold the column names"
                        + " ('lastmile contract list' shows the contracts).");
    }

    @Test
    void a_row_with_a_value_that_is_a_column_name_is_not_repeated() throws IOException {
        refused(
                file("rows.csv", "cedar,card-77,jo,hours\n"),
                "rows.csv, line 1: comes nearest to contract 'program_attendance', table 'attendance', but lacks"
                        + " partner_key, session_key, card_number, attended_on, attendance_status and has unknown"
                        + " columns (column 1), (column 2), (column 3); rename the columns, or give their names as"
                        + " aliases in contracts/program_attendance.odcs.yaml.");
    }

    @Test
    void missing_and_unknown_columns_are_said_together_and_by_their_place_where_values_stand() throws IOException {
        refused(
                file("sessions.csv", "session_key,offering_key,day,jo@example.org,21871000104729\n"),
                "sessions.csv, line 1: comes nearest to contract 'offerings', table 'session', but lacks held_on and has"
                        + " unknown columns (column 3), (column 4), (column 5); rename the columns, or give their names as"
                        + " aliases in contracts/offerings.odcs.yaml.");
    }

    @Test
    void a_broken_archive_is_said() throws IOException {
        refused(file("cut.zip", "PK"), "cut.zip: is no zip archive or is cut off; deliver it again.");
    }

    @Test
    void a_column_that_stands_twice_is_said() throws IOException {
        var file = file("twice.csv", "session_key,offering_key,held_on,Held_on\ns1,spring,2026-01-05,2026-01-06\n");

        assertThatThrownBy(() -> DeliveryCheck.run(List.of(file), CONTRACTS))
                .isInstanceOf(WarehouseException.class)
                .hasMessage("twice.csv, line 1: columns stand twice: Held_on; rename or remove one of each.");
    }

    @Test
    void bytes_of_another_encoding_are_said() throws IOException {
        var file = Files.write(
                folder.resolve("latin.csv"),
                "track_key,track_title,track_form,valid_from\na,Caf\u00e9,fixed,2026-01-01\n"
                        .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> DeliveryCheck.run(List.of(file), CONTRACTS))
                .isInstanceOf(WarehouseException.class)
                .hasMessage(
                        "latin.csv, line 2: bytes that are no UTF-8 text; save the file as UTF-8, or say 'encoding' in"
                                + " contracts/tracks.odcs.yaml.");
    }
}
