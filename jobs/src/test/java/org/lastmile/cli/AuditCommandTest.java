package org.lastmile.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables of others: rows (x x | 7), (x x | 3), (3 3 | 6), columns 9 and 7. */
class AuditCommandTest {
    private static final String CELLS =
            """
            row,col,n,suppressed,cell
            1,1,5,true,1
            1,2,2,true,2
            2,1,1,true,3
            2,2,2,true,4
            3,1,3,false,5
            3,2,3,false,6
            1,all,7,false,7
            2,all,3,false,8
            all,1,9,false,9
            all,2,7,false,10
            """;
    private static final String MATRIX =
            """
            inner,cell
            1,1
            2,2
            3,3
            4,4
            5,5
            6,6
            1,7
            2,7
            3,8
            4,8
            1,9
            3,9
            5,9
            2,10
            4,10
            6,10
            """;

    @TempDir
    private Path folder;

    @Test
    void names_the_cells_that_can_be_worked_out_with_their_codes_and_intervals() throws IOException {
        var call = audit(CELLS, MATRIX, "4");

        assertThat(call.err()).isEmpty();
        assertThat(call.out())
                .isEqualTo(
                        """
                        cell 1 (1, 1): 3 to 6
                        cell 2 (1, 2): 1 to 4
                        cell 3 (2, 1): 0 to 3
                        cell 4 (2, 2): 0 to 3
                        4 of 4 hidden cells can be worked out within less than 4.
                        cell 1 (1, 1): computed by the person who is alone in cell 3 (2, 1)
                        cell 2 (1, 2): computed by the person who is alone in cell 3 (2, 1)
                        cell 4 (2, 2): computed by the person who is alone in cell 3 (2, 1)
                        3 times somebody who is alone in a hidden cell computes another one.
                        """);
        assertThat(call.code()).isEqualTo(1);
    }

    /** Twice as many people: nobody is alone. */
    @Test
    void ends_with_0_when_all_are_wide_enough() throws IOException {
        var cells = CELLS.replace("1,1,5", "1,1,10")
                .replace("1,2,2", "1,2,4")
                .replace("2,1,1", "2,1,2")
                .replace("2,2,2", "2,2,4")
                .replace("3,1,3", "3,1,6")
                .replace("3,2,3", "3,2,6")
                .replace("1,all,7", "1,all,14")
                .replace("2,all,3", "2,all,6")
                .replace("all,1,9", "all,1,18")
                .replace("all,2,7", "all,2,14");

        var call = audit(cells, MATRIX, "6");

        assertThat(call)
                .isEqualTo(new Call(
                        0,
                        """
                        0 of 4 hidden cells can be worked out within less than 6.
                        0 times somebody who is alone in a hidden cell computes another one.
                        """,
                        ""));
    }

    @Test
    void without_the_counts_of_hidden_cells_it_says_that_it_does_not_look_at_people_alone() throws IOException {
        var cells = CELLS.replace("1,1,5", "1,1,NA")
                .replace("1,2,2", "1,2,")
                .replace("2,1,1", "2,1,NA")
                .replace("2,2,2", "2,2,NA");

        var call = audit(cells, MATRIX, "3");

        assertThat(call)
                .isEqualTo(new Call(
                        0,
                        """
                        0 of 4 hidden cells can be worked out within less than 3.
                        Who is alone in a cell is not looked at: the file does not know the counts of hidden cells.
                        """,
                        ""));
    }

    /** Patterns of the R package, made without protection against people who are alone in a cell. */
    @ParameterizedTest
    @CsvSource({
        "z2_f3, 10, 'cell 90 (I, trygd): computed by the person who is alone in cell 53 (B, arbeid)'",
        "z3_f3, 309,"
                + " 'cell 1330 (Z, annet, m01m05): computed by the person who is alone in cell 1337 (Z, arbeid, m06m09)'",
        "z3_f9, 11, 'cell 283 (a, arbeid, Total): computed by the person who is alone in cell 277 (a, annet, Total)'"
    })
    void names_what_people_alone_in_a_cell_compute_in_a_known_bad_pattern(String name, int pairs, String one) {
        var leaky = SharedFiles.data("sdc/leaky");

        var call = Call.of(
                "audit",
                "--cells",
                leaky.resolve("g_" + name + "_cells.csv").toString(),
                "--matrix",
                leaky.resolve("g_" + name + "_x.csv").toString(),
                "--width",
                "1");

        assertThat(call.out().lines().filter(line -> line.contains(": computed by the person")))
                .hasSize(pairs)
                .contains(one);
        assertThat(call.out()).contains("\n" + pairs + " times somebody who is alone");
        assertThat(call.code()).isEqualTo(1);
    }

    @Test
    void it_must_be_said_what_is_audited_and_how_wide() throws IOException {
        audit(CELLS, MATRIX, "3");
        var cells = folder.resolve("cells.csv").toString();
        var matrix = folder.resolve("x.csv").toString();

        assertThat(Call.of("audit", "--cells", cells, "--width", "4"))
                .isEqualTo(new Call(1, "", "Name an edition with --edition, or a table with --cells and --matrix.\n"));
        assertThat(Call.of("audit", "--cells", cells, "--matrix", matrix))
                .isEqualTo(new Call(
                        1, "", "Say with --width how far apart the possible values of a hidden cell must be.\n"));
        assertThat(Call.of("audit", "--certificate", cells, "--cells", cells, "--matrix", matrix))
                .isEqualTo(new Call(
                        1,
                        "",
                        cells + ": is no certificate that Lastmile wrote; take the file as it was published.\n"));
    }

    @Test
    void cells_that_do_not_add_up_are_refused() throws IOException {
        assertThat(audit(CELLS.replace("all,2,7", "all,2,8"), MATRIX, "3").err())
                .isEqualTo("Disclosure audit: no table of whole numbers from 0 on agrees with everything that is"
                        + " published; cells do not add up. Compare the cells with their parts.\n");
    }

    @Test
    void a_negative_count_an_unknown_column_and_a_matrix_that_does_not_fit_are_refused() throws IOException {
        assertThat(audit(CELLS.replace("3,1,3", "3,1,-3"), MATRIX, "3").err())
                .isEqualTo(folder.resolve("cells.csv") + ", line 6, column 'n': a count must be 0 or more.\n");
        assertThat(audit(CELLS.replace(",n,", ",people,"), MATRIX, "3").err())
                .isEqualTo(folder.resolve("cells.csv")
                        + ": has no column n, freq or ant; name the column of counts with --count.\n");
        assertThat(audit(CELLS, MATRIX + "1,11\n", "3").err())
                .isEqualTo(folder.resolve("x.csv") + ": cell 11 is not in " + folder.resolve("cells.csv")
                        + "; the two files do not fit.\n");
        assertThat(audit(CELLS, MATRIX.replace("6,6\n", ""), "3").err())
                .isEqualTo(folder.resolve("x.csv") + ": has no row for cell 6 of " + folder.resolve("cells.csv")
                        + "; every cell must consist of inner cells.\n");
    }

    @Test
    void a_row_with_too_few_fields_is_refused_in_our_words() throws IOException {
        assertThat(audit(CELLS.replace("2,1,1,true,3", "2,1,1"), MATRIX, "3").err())
                .isEqualTo(folder.resolve("cells.csv") + ": cannot be read as a table; it must have commas, each column"
                        + " name once and as many fields in each row.\n");
    }

    private Call audit(String cells, String matrix, String width) throws IOException {
        Files.writeString(folder.resolve("cells.csv"), cells);
        Files.writeString(folder.resolve("x.csv"), matrix);
        return Call.of(
                "audit",
                "--cells",
                folder.resolve("cells.csv").toString(),
                "--matrix",
                folder.resolve("x.csv").toString(),
                "--width",
                width);
    }
}
