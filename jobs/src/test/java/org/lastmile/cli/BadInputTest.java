package org.lastmile.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes in wrong ends in one message, exit code 1 and a warehouse that reads as before. */
final class BadInputTest {
    private static final String PARTNERS =
            """
            partner_key,partner_name,partner_kind,parent_key,fscskey,opeid,state,time_zone,valid_from,valid_to
            north,North Library,library,,,,WA,,2024-01-01,
            """;

    @TempDir
    private static Path shared;

    private static Path root = Path.of("");
    private static Standing before = new Standing(java.util.Map.of(), java.util.Map.of(), "");

    @TempDir
    private Path files;

    @BeforeAll
    static void make() throws IOException {
        root = shared.resolve("pilot");
        Pilot.make(root);
        before = Standing.of(root);
    }

    @BeforeEach
    void has_an_edition() {
        assertThat(before.answers()).startsWith("0");
    }

    @AfterEach
    void leaves_all_as_it_was() throws IOException {
        assertThat(Standing.of(root)).isEqualTo(before);
        assertThat(root.resolve("warehouse/.scratch")).doesNotExist();
    }

    @Test
    void a_file_that_is_not_there() {
        refused(ingest(files.resolve("no.csv")), files.resolve("no.csv") + ": no such file or folder; check the path.");
    }

    @Test
    void an_empty_file() throws IOException {
        refused(
                ingest(file("empty.csv", "")),
                "empty.csv: is empty; deliver a file with column names in its first line.");
    }

    @Test
    void a_file_with_only_a_header() throws IOException {
        refused(
                ingest(file("header.csv", PARTNERS.lines().findFirst().orElseThrow() + "\n")),
                "header.csv: holds column names and no rows; there is nothing to load.");
    }

    @Test
    void a_folder_with_nothing_known() throws IOException {
        file("readme.txt", "hello\n");

        assertRefused(ingest(files))
                .startsWith(
                        files + ": holds no file of a known source, but readme.txt; the contracts are badge_status,");
    }

    @Test
    void an_empty_folder() {
        assertRefused(ingest(files)).startsWith(files + ": holds no file; the contracts are badge_status,");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {";!';'", "'\t'!a tab", "|!'|'"},
            quoteCharacter = '`')
    void another_delimiter(String delimiter, String words) throws IOException {
        var letter = delimiter.length() == 1 ? delimiter : "\t";

        refused(
                ingest(file("other.csv", PARTNERS.replace(",", letter))),
                "other.csv, line 1: columns are separated by " + words
                        + "; the contracts want ','. Export the file again with commas.");
    }

    @Test
    void missing_and_unknown_columns_together() throws IOException {
        refused(
                ingest(file("odd.csv", PARTNERS.replace("partner_name", "title"))),
                "odd.csv, line 1: comes nearest to contract 'partners', table 'partner', but lacks partner_name and has"
                        + " unknown columns title; rename the columns, or give their names as aliases in"
                        + " contracts/partners.odcs.yaml.");
    }

    @Test
    void a_column_that_stands_twice() throws IOException {
        refused(
                ingest(file("twice.csv", PARTNERS.replace("fscskey", "STATE"))),
                "twice.csv, line 1: columns stand twice: state; rename or remove one of each.");
    }

    @Test
    void all_problems_of_a_call_are_told_together() throws IOException {
        refused(
                ingest(file("a.csv", ""), file("b.csv", "x,y\n1,2\n")),
                "a.csv: is empty; deliver a file with column names in its first line.\n"
                        + "b.csv, line 1: no column name is known to any contract; the first line must hold the column"
                        + " names ('lastmile contract list' shows the contracts).");
    }

    @Test
    void text_of_another_encoding_with_the_line() throws IOException {
        var file = files.resolve("latin.csv");
        Files.write(
                file,
                (PARTNERS + "north2,Biblioth\u00E8que,library,,,,WA,,2024-01-01,\n")
                        .getBytes(StandardCharsets.ISO_8859_1));

        refused(
                ingest(file),
                "latin.csv, line 3: bytes that are no UTF-8 text; save the file as UTF-8, or say 'encoding' in"
                        + " contracts/partners.odcs.yaml.\nNothing was loaded.");
    }

    @Test
    void text_in_utf_16() throws IOException {
        var file = files.resolve("wide.csv");
        Files.write(file, PARTNERS.getBytes(StandardCharsets.UTF_16));

        refused(ingest(file), "wide.csv: is text in UTF-16; save it as UTF-8.");
    }

    @Test
    void a_workbook_under_another_name() throws IOException {
        var file = files.resolve("book.csv");
        Files.write(file, zip("xl/workbook.xml", "<workbook/>"));

        refused(
                ingest(file),
                "book.csv: is a workbook or an archive, not text; export the sheet as CSV in UTF-8, or give an archive"
                        + " the ending .zip.");
    }

    @Test
    void an_archive_that_is_cut_off() throws IOException {
        var whole = zip("partners.csv", PARTNERS);
        var file = files.resolve("cut.zip");
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));

        refused(ingest(file), "cut.zip: is no zip archive or is cut off; deliver it again.");
    }

    @Test
    void an_archive_with_damaged_bytes() throws IOException {
        var bytes = zip("partners.csv", PARTNERS.repeat(50));
        Arrays.fill(bytes, 60, 90, (byte) 0x55);
        var file = files.resolve("damaged.zip");
        Files.write(file, bytes);

        refused(
                ingest(file),
                "damaged.zip, entry partners.csv: is damaged or encrypted; deliver the archive again, without a"
                        + " password.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../partners.csv", "..\\partners.csv", "/etc/partners.csv", "C:\\partners.csv"})
    void an_archive_whose_names_leave_it(String name) throws IOException {
        var file = files.resolve("away.zip");
        Files.write(file, zip(name, PARTNERS));

        refused(
                ingest(file),
                "away.zip, entry '" + name
                        + "': points to a folder outside of the archive, which no delivery needs; ask"
                        + " the sender, and pack the files again.");
    }

    @Test
    void credentials_of_which_none_is_one() throws IOException {
        assertRefused(ingest(file("a.json", "{\"a\": "), file("b.json", "{\"a\": 1}")))
                .contains("\na.json, b.json: none of 2 rows keeps its contract; broken rules: ")
                .endsWith("Nothing was loaded. 'lastmile contract check FILE' shows the first rows.\n");
    }

    @Test
    void a_folder_that_is_no_partnership() throws IOException {
        refused(
                Calls.run("ingest", "--root", files, file("p.csv", PARTNERS)),
                files
                        + " is no partnership's folder: partnership.yaml is missing; make one with 'lastmile init DIR', or"
                        + " name yours with --root DIR.");
    }

    @Test
    void keys_that_are_missing_foreign_or_open() throws IOException {
        var partners = file("p.csv", PARTNERS);
        var key = root.resolve("secrets/token.key");
        var own = Files.readString(key);

        Files.delete(key);
        refused(
                ingest(partners),
                key + ": the key of the tokens is missing; without it new rows would not meet the learners already"
                        + " loaded. Put the key back from your safe copy.");
        Files.writeString(key, "ab".repeat(32));
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        assertRefused(ingest(partners)).startsWith(key + ": is key ").contains("but the warehouse was filled with key");
        Files.writeString(key, own);
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        refused(
                ingest(partners),
                key + ": the key of the tokens is open to others (mode rw-r--r--); run 'chmod 600' on it.");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void a_contract_of_ones_own_that_is_broken() throws IOException {
        var contract = root.resolve("contracts/partners.odcs.yaml");

        Files.writeString(contract, "id: [a\n b: ");
        assertRefused(ingest(file("p.csv", PARTNERS))).startsWith(contract + ", line 2: is no YAML");
        Files.writeString(contract, "id: partners\nversion: 1.0.0\nshema: []\n");
        assertRefused(ingest(file("p.csv", PARTNERS)))
                .startsWith(contract + ", 'contract': key 'shema' is unknown to the Open Data Contract"
                        + " Standard 3.1; correct or remove it.")
                .contains(contract + ": has no table under 'schema'");
        Files.delete(contract);
    }

    @Test
    void settings_that_are_broken() throws IOException {
        var settings = root.resolve("partnership.yaml");
        var own = Files.readString(settings);

        Files.writeString(settings, own + "naem: x\n");
        refused(
                Calls.run("release", "--root", root, "--quarter", "2026Q3"),
                settings + ": keys [naem] are unknown; use contact, learner_buckets, name.");
        Files.writeString(settings, "name: a: b\n");
        refused(
                Calls.run("ingest", "--root", root, file("p.csv", PARTNERS)),
                settings + ", line 1: is no YAML; correct the line (a text with ':' or '#' must stand in quotes).");
        Files.writeString(settings, "learner_buckets: many\n");
        refused(
                Calls.run("ingest", "--root", root, file("p.csv", PARTNERS)),
                settings + ", 'learner_buckets': 'many' is no whole number from 1 to 1024; write one.");
        Files.writeString(settings, own);
    }

    @Test
    void steps_before_their_turn() {
        var fresh = files.resolve("fresh");
        assertThat(Calls.run("init", fresh).code()).isZero();

        refused(
                Calls.run("build", "--root", fresh),
                fresh.resolve("warehouse") + ": nothing was loaded yet; run 'lastmile ingest FILE|FOLDER' first.");
        assertRefused(Calls.run("release", "--root", fresh, "--quarter", "2026Q3"))
                .startsWith(fresh.resolve("warehouse/measure") + ": measure.")
                .endsWith(" is missing; run 'lastmile build' first.\n");
        refused(
                Calls.run("site", "--root", fresh, "--out", files.resolve("out")),
                fresh.resolve("warehouse/release") + ": nothing was released yet; run 'lastmile build' and"
                        + " 'lastmile release --quarter 2026Q3'.");
    }

    @ParameterizedTest
    @CsvSource({
        "nonsense, is neither a quarter nor a year",
        "2026Q9, is neither a quarter nor a year",
        "2026, --quarter 2026 is a year; write a quarter as 2026Q3.",
        "2026Q2, is newer than quarter 2026Q2; editions are made in the order of time."
    })
    void a_quarter_that_cannot_be_released(String quarter, String words) {
        assertRefused(Calls.run("release", "--root", root, "--quarter", quarter))
                .contains(words);
    }

    @Test
    void a_folder_of_other_files_is_not_overwritten() throws IOException {
        file("mine.txt", "mine\n");

        assertRefused(Calls.run("site", "--root", root, "--out", files)).contains("holds files, but not a site");
        assertRefused(export("2026Q3", files)).contains("holds files that are no package of Lastmile");
        refused(
                Calls.run("demo", "--preset", "pilot", files),
                files + ": holds files already; name a new or an empty folder.");
        assertRefused(Calls.run("init", files)).contains("holds files already");
        assertThat(files.resolve("mine.txt")).hasContent("mine");
        assertThat(files).isDirectoryNotContaining("glob:**.{html,csv,yaml}");
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
        assertRefused(Calls.run("sql", "--root", root, sql)).isNotBlank();
        assertRefused(Calls.run("sql", "--root", root, "--operator", sql)).isNotBlank();
    }

    @Test
    void a_notebook_with_a_broken_cell() throws IOException {
        var notebook = file("mine.sql", "-- %% Fine\nselect 1\n-- %% Broken\nselect nope from release.cell\n");
        var page = files.resolve("mine.html");

        assertRefused(Calls.run("notebook", "--root", root, notebook, "--out", page))
                .startsWith("mine.sql, cell 2, line 3: ");
        assertThat(page).doesNotExist();
        assertRefused(Calls.run("notebook", "--root", root, "no.sql", "--out", page))
                .startsWith("no.sql: no such file, and no built-in notebook of this name; there are claim_gap.sql");
        assertRefused(Calls.run("notebook", "--root", root, "claim_gap.sql", "--out", files))
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
        assertRefused(Calls.run("explain", "--root", root, cell)).isNotBlank();
    }

    @Test
    void a_port_that_cannot_be_served() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            refused(
                    Calls.run("serve", "--root", root, "--port", taken.getLocalPort()),
                    "Port " + taken.getLocalPort() + " on 127.0.0.1 is taken by another program; name another port.");
        }

        assertRefused(Calls.run("serve", "--root", root, "--port", 99_999)).contains("99999");
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

    private static Calls.Answer ingest(Path... paths) {
        var arguments = new Object[paths.length + 3];
        arguments[0] = "ingest";
        arguments[1] = "--root";
        arguments[2] = root;
        System.arraycopy(paths, 0, arguments, 3, paths.length);
        return Calls.run(arguments);
    }

    private static Calls.Answer export(String quarter, Path out) {
        return Calls.run("export", "--root", root, "--quarter", quarter, "--funder", "Fund", "--out", out);
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(files.resolve(name), text);
    }

    private static byte[] zip(String entry, String text) throws IOException {
        var bytes = new ByteArrayOutputStream();

        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }

        return bytes.toByteArray();
    }

    private static void refused(Calls.Answer answer, String message) {
        assertRefused(answer).endsWith(message + "\n");
    }

    /** The message, which is no stack trace; nothing else is said to standard output. */
    private static org.assertj.core.api.AbstractStringAssert<?> assertRefused(Calls.Answer answer) {
        assertThat(answer.code()).as(answer.err()).isEqualTo(Main.WRONG);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err()).doesNotContain("\tat ").doesNotContain("Exception");
        return assertThat(answer.err());
    }
}
