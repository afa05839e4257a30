package org.lastmile.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables of others behind the gate, from files to files. */
// Over 300 lines: each refusal is told by its whole message.
class ProtectCommandTest {
    private static final int[][] COUNTS = {{1, 12, 30}, {13, 2, 31}, {40, 41, 42}};

    @TempDir
    private Path folder;

    @Test
    void hidden_small_cells_can_be_worked_out_and_after_protect_nothing_can() throws IOException {
        var files = CountFiles.write(folder, COUNTS);
        var out = folder.resolve("out");

        var before = Call.of(
                "audit",
                "--cells",
                files.cells().toString(),
                "--matrix",
                files.matrix().toString(),
                "--width",
                "4");
        var call = protect(files, out, "--minimum", "4");
        var after = check(out, files);

        assertThat(before.out()).contains("cell 1 (1, 1): 1 to 1\n", "cell 6 (2, 2): 2 to 2\n");
        assertThat(call.err()).isEmpty();
        assertThat(call.code()).isZero();
        assertThat(Files.readString(out.resolve("report.txt"))).isEqualTo(call.out());
        assertThat(call.out()).contains("cells              16\n", "leaks              0\n");
        assertThat(after.code()).isZero();
        assertThat(after.out()).startsWith("6 hidden numbers are proven to reach over ");
    }

    @Test
    void every_cell_is_there_with_its_state_and_no_hidden_count_is_0_or_blank() throws IOException {
        var files = CountFiles.write(folder, COUNTS);
        var out = folder.resolve("out");

        protect(files, out, "--minimum", "4");

        assertThat(Files.readString(out.resolve("protected.csv")).lines())
                .hasSize(17)
                .contains(
                        "row,col,state,count,low,high,cell",
                        "1,1,range,[range],0,19,1",
                        "1,all,shown,43,43,43,4",
                        "all,all,shown,212,212,212,16");
        assertThat(Files.readString(out.resolve("protected.csv"))).doesNotContain(",,");
    }

    @Test
    void two_calls_write_the_same_cells_and_the_same_certificate() throws IOException {
        var files = CountFiles.write(folder, COUNTS);

        protect(files, folder.resolve("one"), "--minimum", "4");
        protect(files, folder.resolve("two"), "--minimum", "4");

        assertThat(folder.resolve("two/protected.csv")).hasSameBinaryContentAs(folder.resolve("one/protected.csv"));
        assertThat(folder.resolve("two/certificate.json"))
                .hasSameBinaryContentAs(folder.resolve("one/certificate.json"));
    }

    /** One person more in two hidden cells, one fewer in two others. */
    @Test
    void the_certificate_says_nothing_of_the_truth_other_tables_with_the_same_cells_have_the_same_one()
            throws IOException {
        var one = CountFiles.write(folder.resolve("1"), new int[][] {{1, 2, 3}, {2, 3, 1}, {3, 1, 2}});
        var other = CountFiles.write(folder.resolve("2"), new int[][] {{2, 2, 2}, {2, 3, 1}, {2, 1, 3}});

        protect(one, folder.resolve("one"), "--minimum", "4");
        protect(other, folder.resolve("other"), "--minimum", "4");

        assertThat(Files.mismatch(one.cells(), other.cells())).isNotNegative();
        assertThat(folder.resolve("other/protected.csv")).hasSameBinaryContentAs(folder.resolve("one/protected.csv"));
        assertThat(folder.resolve("other/certificate.json"))
                .hasSameBinaryContentAs(folder.resolve("one/certificate.json"));
    }

    @Test
    void a_changed_cell_and_a_changed_table_of_the_certificate_are_found() throws IOException {
        var files = CountFiles.write(folder, COUNTS);
        var out = folder.resolve("out");
        protect(files, out, "--minimum", "4");
        var cells = Files.readString(out.resolve("protected.csv"));
        var certificate = Files.readString(out.resolve("certificate.json"));

        Files.writeString(out.resolve("protected.csv"), cells.replace("43,43,43", "44,44,44"));
        var ofCell = check(out, files);
        Files.writeString(out.resolve("protected.csv"), cells);
        Files.writeString(out.resolve("certificate.json"), certificate.replaceFirst("\\[ \\[ \\d+", "[ [ 99"));
        var ofTable = check(out, files);

        assertThat(ofCell.code()).isEqualTo(1);
        assertThat(ofCell.out())
                .contains("Table 1 does not agree with published row 4.\n", "its SHA-256 is another.\n");
        assertThat(ofTable.code()).isEqualTo(1);
        assertThat(ofTable.out()).contains("Table 1 does not agree with published row 4.\n");
    }

    /** Tables that agree with all cells, and prove too little. */
    @Test
    void a_certificate_with_too_few_tables_names_the_cells_that_it_does_not_prove() throws IOException {
        var files = CountFiles.write(folder, COUNTS);
        var out = folder.resolve("out");
        protect(files, out, "--minimum", "4");
        var file = out.resolve("certificate.json");
        var text = Files.readString(file);
        var first = text.indexOf("[ [");

        Files.writeString(
                file, text.substring(0, text.indexOf(']', first) + 1) + text.substring(text.lastIndexOf("] ]") + 1));
        var call = check(out, files);

        assertThat(call.code()).isEqualTo(1);
        assertThat(call.out()).contains("Cell 1 is not shown to reach over 4.\n");
    }

    @Test
    void a_rounded_table_tells_every_cell_adds_up_and_is_proven_alike() throws IOException {
        var files = CountFiles.write(folder, COUNTS);
        var out = folder.resolve("out");

        var call = protect(files, out, "--minimum", "4", "--method", "round");

        assertThat(call.out()).contains("rounded            16\n", "leaks              0\n");
        assertThat(check(out, files).code()).isZero();
        var counts = counts(out);
        assertThat(counts.get(0) + counts.get(1) + counts.get(2)).isEqualTo(counts.get(3));
        assertThat(counts).noneMatch(count -> count > 0 && count < 4);
    }

    private static List<Long> counts(Path out) throws IOException {
        var counts = new ArrayList<Long>();
        Files.readString(out.resolve("protected.csv"))
                .lines()
                .skip(1)
                .forEach(line -> counts.add(Long.parseLong(line.split(",")[3])));
        return counts;
    }

    /** Tables of the R packages, with the minimum that their names say. */
    @ParameterizedTest
    @CsvSource({
        "linked_county_size, 4, protect",
        "singleton_data1a, 4, protect",
        "zeros_data0a, 4, protect",
        "z1_f3, 4, protect",
        "z2_f3, 4, protect",
        "z2_f10, 11, protect",
        "z2_f3, 4, round"
    })
    void tables_of_others_are_protected_and_proven(String name, String minimum, String method) throws IOException {
        var sdc = SharedFiles.data("sdc");
        var files = new CountFiles(sdc.resolve(name + "_cells.csv"), sdc.resolve(name + "_x.csv"));
        var out = folder.resolve("out");

        var call = protect(files, out, "--minimum", minimum, "--method", method);

        assertThat(call.err()).isEmpty();
        assertThat(check(out, files).out()).endsWith(" and 0 things are wrong.\n");
    }

    /** With 82 people who are alone in some cell, and thousands of pairs. */
    @Tag("long")
    @ParameterizedTest
    @CsvSource({"z3_f3, 4, 545", "z3_f3z, 4, 545", "z3_f9, 10, 403"})
    void large_tables_of_others_are_protected_from_two_people_and_proven(String name, String minimum, int shown)
            throws IOException {
        var sdc = SharedFiles.data("sdc");
        var files = new CountFiles(sdc.resolve(name + "_cells.csv"), sdc.resolve(name + "_x.csv"));
        var out = folder.resolve("out");

        var call = protect(files, out, "--minimum", minimum);

        assertThat(call.err()).isEmpty();
        assertThat(call.out()).contains("cells              1350\n", "shown              " + shown + "\n");
        assertThat(check(out, files).out()).endsWith(" and 0 things are wrong.\n");
    }

    @Test
    void a_table_without_small_counts_is_told_as_it_is() throws IOException {
        var files = CountFiles.write(folder, new int[][] {{11, 12, 13}, {14, 15, 16}, {17, 18, 19}});
        var out = folder.resolve("out");

        var call = protect(files, out, "--minimum", "4");

        assertThat(call.err()).isEmpty();
        assertThat(call.out()).contains("shown              16\n", "narrowest interval none\n");
        assertThat(check(out, files).out()).endsWith(" and 0 things are wrong.\n");
    }

    @Test
    void cells_that_do_not_add_up_are_refused_and_nothing_is_written() throws IOException {
        var files = CountFiles.write(folder, COUNTS);
        Files.writeString(files.cells(), Files.readString(files.cells()).replace("all,all,212", "all,all,213"));

        refuses(
                files,
                "Disclosure audit: no table of whole numbers from 0 on agrees with everything that is published; cells"
                        + " do not add up. Compare the cells with their parts.\n");
    }

    @Test
    void negative_missing_and_doubled_cells_are_refused() throws IOException {
        var files = CountFiles.write(folder, COUNTS);
        var cells = Files.readString(files.cells());

        Files.writeString(files.cells(), cells.replace("1,1,1,true", "1,1,-1,true"));
        refuses(files, files.cells() + ", line 2, column 'n': a count must be 0 or more.\n");
        Files.writeString(files.cells(), cells.replace("1,1,1,true", "1,1,NA,true"));
        refuses(files, "Cell 1 (1, 1) has no count; the gate needs all of them.\n");
        Files.writeString(files.cells(), cells.replace("1,1,1,true,1", "1,1,1,true,17"));
        refuses(
                files,
                files.matrix() + ": has no row for cell 17 of " + files.cells()
                        + "; every cell must consist of inner cells.\n");
    }

    @Test
    void an_unknown_policy_a_minimum_that_hides_nobody_and_a_width_below_it_are_refused() throws IOException {
        var files = CountFiles.write(folder, COUNTS);

        refuses(
                files,
                "policies/disclosure.yaml: profile 'strict' is unknown; use one of nces, ptac3, ptac5, launchboard,"
                        + " cms, chhs, delaware.\n",
                "--policy",
                "strict");
        refuses(files, "--minimum 1 hides nobody; use at least 2.\n", "--minimum", "1");
        refuses(
                files,
                "--width 2 is less than the hidden counts differ; use at least 3.\n",
                "--minimum",
                "4",
                "--width",
                "2");
    }

    /** Whether the choice of cells or the audit is over its time, depends on the machine. */
    @Test
    void a_solver_over_its_time_is_a_refusal() throws IOException {
        var sdc = SharedFiles.data("sdc");
        var out = folder.resolve("refused").resolve("out");

        var call = protect(
                new CountFiles(sdc.resolve("z3_f9_cells.csv"), sdc.resolve("z3_f9_x.csv")),
                out,
                "--minimum",
                "10",
                "--seconds",
                "1");

        assertThat(call.code()).isEqualTo(1);
        assertThat(call.out()).isEmpty();
        assertThat(call.err())
                .matches("Disclosure (gate|audit): not finished after 1 seconds; nothing is released. Publish fewer"
                        + " dimensions together, or allow more time.\n");
        assertThat(folder.resolve("refused")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void what_stands_at_the_place_already_stays(boolean isFolder) throws IOException {
        var files = CountFiles.write(folder, COUNTS);
        var out = folder.resolve("out");
        Files.writeString(isFolder ? Files.createDirectory(out).resolve("mine.txt") : out, "mine");

        var call = protect(files, out);

        assertThat(call)
                .isEqualTo(new Call(
                        1, "", out + ": is there already, and nothing is overwritten; name another folder.\n"));
        assertThat(isFolder ? out.resolve("mine.txt") : out).hasContent("mine");
    }

    private void refuses(CountFiles files, String message, String... more) throws IOException {
        var out = folder.resolve("refused").resolve("out");

        var call = protect(files, out, more);

        assertThat(call).isEqualTo(new Call(1, "", message));
        assertThat(folder.resolve("refused")).doesNotExist();
    }

    private static Call protect(CountFiles files, Path out, String... more) {
        var arguments = new ArrayList<>(List.of(
                "protect",
                "--cells",
                files.cells().toString(),
                "--matrix",
                files.matrix().toString(),
                "--out",
                out.toString()));
        arguments.addAll(List.of(more));
        return Call.of(arguments.toArray(new String[0]));
    }

    private static Call check(Path out, CountFiles files) {
        return Call.of(
                "audit",
                "--certificate",
                out.resolve("certificate.json").toString(),
                "--cells",
                out.resolve("protected.csv").toString(),
                "--matrix",
                files.matrix().toString());
    }
}
