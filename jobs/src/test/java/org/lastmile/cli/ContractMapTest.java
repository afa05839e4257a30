package org.lastmile.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file whose headings nobody knows: a contract is proposed, and with it the file is good. */
class ContractMapTest {
    private static final String CARD = "B-7700";

    @TempDir
    private Path place;

    private Path results() throws IOException {
        return Files.writeString(
                place.resolve("vendor.csv"),
                """
                Library Partner,Patron Barcode,Quiz Key,Date Taken On,Score,Favourite Colour
                cedar,%s,basics,2026-02-01,80,blue
                cedar,%s,basics,2026-02-05,90,red
                """
                        .formatted(CARD, CARD));
    }

    @Test
    void a_proposal_saved_as_a_contract_makes_the_file_good() throws IOException {
        var file = results();
        var before = Call.of("contract", "check", file.toString());

        var proposed = Call.done("contract", "map", file.toString()).out();

        assertThat(before.code()).isEqualTo(Main.WRONG);
        assertThat(proposed.lines().filter(line -> line.startsWith("#")))
                .contains(
                        "# A proposal: contract 'assessments', table 'result'. Read it, raise 'version', save it as"
                                + " contracts/assessments.odcs.yaml,",
                        "# known: 'Score' is score (100 % of the values in the first rows fit)",
                        "# left out: 'Favourite Colour' is like no column")
                .anyMatch(line -> line.contains("'Quiz Key' is module_key"))
                .anyMatch(line -> line.contains("'Date Taken On' is taken_on (100 %"));
        assertThat(proposed).doesNotContain(CARD).doesNotContain("blue");
        Files.createDirectories(place.resolve("contracts"));
        Files.writeString(place.resolve("contracts/assessments.odcs.yaml"), proposed);
        assertThat(Call.done("contract", "check", "--root", place.toString(), file.toString())
                        .out())
                .contains("vendor.csv: contract assessments, table result: 2 rows, 2 good, 0 to be set aside")
                .contains("chosen because it has partner_key, card_number, module_key, taken_on, score");
    }

    @Test
    void values_that_all_fit_make_a_name_likely_that_is_somewhat_alike() throws IOException {
        var file = Files.writeString(
                place.resolve("branch.csv"),
                """
                Branch,Class Session,Library Card,Date Attended,Hrs,Attended?
                main,s1,%s,2026-02-01,2.0,attended
                main,s2,%s,2026-02-05,1.5,no_show
                """
                        .formatted(CARD, CARD));

        var proposed = Call.done("contract", "map", "--source", "program_attendance", file.toString())
                .out();

        assertThat(proposed.lines().filter(line -> line.startsWith("#")))
                .contains(
                        "# A proposal: contract 'program_attendance', table 'attendance'. Read it, raise 'version', save"
                                + " it as contracts/program_attendance.odcs.yaml,")
                .anyMatch(line -> line.contains("'Date Attended' is attended_on (100 %"))
                .anyMatch(line -> line.contains("'Class Session' is session_key"));
        assertThat(proposed).doesNotContain(CARD);
    }

    @Test
    void a_file_of_other_separators_is_told_so() throws IOException {
        var file = Files.writeString(place.resolve("excel.csv"), "partner_key;session_key\ncedar;s1\n");

        assertThat(Call.of("contract", "map", file.toString()).err())
                .contains(
                        "excel.csv, line 1: columns are separated by ';'; the contracts want ','. Export the file again"
                                + " with commas; where Excel takes others, set the list separator of the computer, or save with LibreOffice, which asks.");
    }

    @Test
    void a_first_line_that_may_be_a_row_is_shown_to_nobody() throws IOException {
        var rows =
                Files.writeString(place.resolve("rows.csv"), "Ana Ruiz,ana@example.org,80\nBo Lee,bo@example.org,70\n");
        var names = Files.writeString(place.resolve("names.csv"), "Ana,Ruiz,Score\nBo,Lee,70\n");

        var values = Call.of("contract", "map", rows.toString());
        var unlike = Call.of("contract", "map", names.toString());

        assertThat(values.err())
                .contains("rows.csv, line 1: holds values such as addresses or long numbers; the first line must hold"
                        + " the column names.")
                .doesNotContain("Ana");
        assertThat(unlike.code()).isEqualTo(Main.WRONG);
        assertThat(unlike.err())
                .contains("names.csv, line 1: no column is like one of a contract")
                .doesNotContain("Ruiz");
    }

    @Test
    void the_caller_may_say_which_contract_files_fulfil() throws IOException {
        var file = Files.writeString(
                place.resolve("steps.csv"),
                "partner_key,student_number,email,step_kind,started_on\nhilltop,st-1,,credit,2026-03-01\n");

        var right = Call.done("contract", "check", "--source", "next_steps", file.toString());
        var wrong = Call.of("contract", "check", "--source", "assessments", file.toString());

        assertThat(right.out()).contains("contract next_steps, table next_step: 1 rows, 1 good");
        assertThat(wrong.err()).contains("comes nearest to contract 'assessments', table 'result', but lacks");
        assertThat(Call.of("contract", "check", "--source", "none", file.toString())
                        .err())
                .contains("Contract 'none' is unknown; there are ");
    }
}
