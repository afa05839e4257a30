package org.lastmile.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lastmile.cli.BadInput.assertRefused;
import static org.lastmile.cli.BadInput.refused;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A wrong call ends in one message, exit code 1 and a warehouse that reads as before. */
final class BadCallTest extends BadInputCase {
    @Test
    void an_edition_of_another_quarter_is_not_packed() {
        assertRefused(Calls.run(
                        "export",
                        "--root",
                        pilot.root(),
                        "--quarter",
                        "2026Q2",
                        "--edition",
                        "2026Q3-1",
                        "--funder",
                        "Fund",
                        "--out",
                        files.resolve("out")))
                .isEqualTo("Edition 2026Q3-1 is not of quarter 2026Q2; name an edition of it with --edition, or its own"
                        + " quarter with --quarter.\n");
        assertThat(files.resolve("out")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "nonsense, is neither a quarter nor a year",
        "2026Q9, is neither a quarter nor a year",
        "2026, --quarter 2026 is a year; write a quarter as 2026Q3.",
        "2026Q2, is newer than quarter 2026Q2; editions are made in the order of time."
    })
    void a_quarter_that_cannot_be_released(String quarter, String words) {
        assertRefused(Calls.run("release", "--root", pilot.root(), "--quarter", quarter))
                .contains(words);
    }

    @Test
    void a_folder_of_other_files_is_not_overwritten() throws IOException {
        file("mine.txt", "mine\n");

        assertRefused(Calls.run("site", "--root", pilot.root(), "--out", files))
                .contains("holds files, but not a site");
        assertRefused(export("2026Q3", files)).contains("holds files that are no package of Lastmile");
        refused(
                Calls.run("demo", "--preset", "pilot", files),
                files + ": holds files already; name a new or an empty folder.");
        assertRefused(Calls.run("init", files)).contains("holds files already");
        assertThat(files.resolve("mine.txt")).hasContent("mine");
        assertThat(files).isDirectoryNotContaining("glob:**.{html,csv,yaml}");
    }

    @ParameterizedTest
    @CsvSource({
        "--master, local[1]",
        "--observed-through, 2026-09-30",
        "--observed-from, 2026-09-01",
        "--source, assessments",
        "--report, report.html"
    })
    void a_withdrawal_with_an_option_of_loading(String option, String value) {
        assertRefused(Calls.run(
                        "ingest", "--root", pilot.root(), "--withdraw", "0000", "--reason", "a test", option, value))
                .startsWith("--withdraw loads no file, so " + option + " would do nothing; leave it out.");
    }

    @Test
    void a_quarter_that_was_never_released() {
        assertRefused(export("2025Q1", files.resolve("out"))).contains("nothing was released for quarter 2025Q1 yet");
        assertThat(files.resolve("out")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "selec 1",
                "select nope from release.cell",
                "copy release.cell to 'x.csv'",
                "select 1; select 2",
                "select * from read_csv('/etc/passwd')",
                "attach 'x.db'",
                "set threads = 1",
                ""
            })
    void a_question_that_cannot_be_answered(String sql) {
        assertRefused(Calls.run("sql", "--root", pilot.root(), sql)).isNotBlank();
        assertRefused(Calls.run("sql", "--root", pilot.root(), "--operator", sql))
                .isNotBlank();
    }

    @Test
    void a_notebook_with_a_broken_cell() throws IOException {
        var notebook = file("mine.sql", "-- %% Fine\nselect 1\n-- %% Broken\nselect nope from release.cell\n");
        var page = files.resolve("mine.html");

        assertRefused(Calls.run("notebook", "--root", pilot.root(), notebook, "--out", page))
                .startsWith("mine.sql, cell 2, line 3: ");
        assertThat(page).doesNotExist();
        assertRefused(Calls.run("notebook", "--root", pilot.root(), "no.sql", "--out", page))
                .startsWith("no.sql: no such file, and no built-in notebook of this name; there are claim_gap.sql");
        assertRefused(Calls.run("notebook", "--root", pilot.root(), "claim_gap.sql", "--out", files))
                .contains("is a folder");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "overview/nope/2025/all",
                "overview/first_claim_rate_30d/20x5/all",
                "overview/first_claim_rate_30d/2025/gender=x/y"
            })
    void a_cell_that_is_not_there(String cell) {
        assertRefused(Calls.run("explain", "--root", pilot.root(), cell)).isNotBlank();
    }

    @Test
    void a_port_that_cannot_be_served() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            refused(
                    Calls.run("serve", "--root", pilot.root(), "--port", taken.getLocalPort()),
                    "Port " + taken.getLocalPort() + " on 127.0.0.1 is taken by another program; name another port.");
        }

        assertRefused(Calls.run("serve", "--root", pilot.root(), "--port", 99_999))
                .contains("99999");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nope",
                "build --nope",
                "release",
                "contract",
                "contract show nope",
                "contract check no.csv",
                "export --quarter 2026Q3",
                "ingest",
                "demo --preset nope",
                "demo --learners -4 never",
                "sql --format xml 1",
                "ingest --observed-through yesterday x.csv",
                "init --buckets 0 never"
            })
    void a_call_that_cannot_be_understood(String call) {
        Object[] words = call.isEmpty() ? new Object[0] : call.split(" ");

        assertRefused(Calls.run(words)).isNotBlank();
        assertThat(Path.of("never")).doesNotExist();
    }

    private static Calls.Answer export(String quarter, Path out) {
        return Calls.run("export", "--root", pilot.root(), "--quarter", quarter, "--funder", "Fund", "--out", out);
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(files.resolve(name), text);
    }
}
