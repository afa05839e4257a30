package org.lastmile.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * No direct identifier outlives the reading of a file: words planted in good rows, in bad rows and in broken files stand
 * nowhere below the root, in the temporary folder, in the working folder or in anything said.
 */
class CanaryTest {
    private static final List<String> WORDS = List.of(
            "zqcardgood",
            "zqmailgood",
            "zqstudentgood",
            "zqfirstname",
            "zqlastname",
            "zqbirthday",
            "zqawardgood",
            "zqdidgood",
            "zqbadgemail",
            "zqbadgename",
            "zqevidence",
            "zqmaildate",
            "zqcardstatus",
            "zqmailattribute",
            "zqmailpartner",
            "zqnamefield",
            "zqstepmail",
            "zqawardlong",
            "zqbrokenquote",
            "zqbrokenbytes",
            "zqbrokenhead",
            "zqbrokenjson");

    private static final Canaries CANARIES = new Canaries(WORDS);

    @TempDir
    private static Path folder;

    private static Path watched;
    private static String said = "";

    @BeforeAll
    static void runs_the_road_over_planted_deliveries() throws IOException, InterruptedException {
        watched = Files.createDirectories(folder.resolve("watched"));
        var good = folder.resolve("deliveries/good");
        var broken = folder.resolve("deliveries/broken");
        PlantedDeliveries.good(good);
        PlantedDeliveries.broken(broken);
        var root = watched.resolve("root").toString();
        var tokens = watched.resolve("tokens.zip").toString();
        var identifier = Files.writeString(folder.resolve("identifier.txt"), "zq cardgood\n");
        run(
                List.of("init", root),
                List.of("contract", "check", "--root", root, good.toString()),
                List.of("tokenize", "--root", root, good.toString(), "--out", tokens),
                List.of("contract", "check", "--root", root, tokens),
                List.of("tokenize", "--root", root, broken.resolve("quote.csv").toString(), "--out", tokens + ".csv"),
                List.of("ingest", "--root", root, good.toString(), "--observed-through", "2026-09-30"),
                List.of("ingest", "--root", root, broken.resolve("quote.csv").toString()),
                List.of("ingest", "--root", root, broken.resolve("bytes.csv").toString()),
                List.of("ingest", "--root", root, broken.resolve("head.csv").toString()),
                List.of("ingest", "--root", root, broken.resolve("column.csv").toString()),
                List.of("ingest", "--root", root, broken.resolve("broken.json").toString()),
                List.of(
                        "contract",
                        "check",
                        "--root",
                        root,
                        broken.resolve("quote.csv").toString()),
                List.of("build", "--root", root),
                List.of("release", "--root", root, "--quarter", "2026Q3"),
                List.of("edition", "--root", root, "checked", "2026Q3-1", "--by", "A"),
                List.of("edition", "--root", root, "approved", "2026Q3-1", "--by", "A"),
                List.of("edition", "--root", root, "published", "2026Q3-1", "--by", "A"),
                List.of("site", "--root", root, "--out", watched.resolve("site").toString()),
                List.of(
                        "notebook",
                        "--root",
                        root,
                        "claim_gap.sql",
                        "--out",
                        watched.resolve("n.html").toString()),
                List.of(
                        "export",
                        "--root",
                        root,
                        "--quarter",
                        "2026Q3",
                        "--funder",
                        "Fund",
                        "--out",
                        watched.resolve("export").toString()),
                List.of("sql", "--root", root, "--operator", "from source.quarantine"),
                List.of("identity", "explain", "--root", root, "--file", identifier.toString()),
                List.of("identity", "undo", "--root", root, "0123456789ab", "--reason", "a test"),
                List.of("doctor", "--root", root));
    }

    @SafeVarargs
    private static void run(List<String>... calls) throws IOException, InterruptedException {
        var words = new ArrayList<String>();

        for (var call : calls) {
            if (!words.isEmpty()) {
                words.add("--then");
            }

            words.addAll(call);
        }

        Program.of(CanaryRun.class, watched.resolve("tmp"), List.of("-Dlastmile.log=debug"), words)
                .directory(Files.createDirectories(watched.resolve("work")).toFile())
                .redirectOutput(watched.resolve("said.txt").toFile())
                .start()
                .waitFor();
        said = Files.readString(watched.resolve("said.txt"), StandardCharsets.UTF_8);
    }

    @Test
    void the_search_finds_every_word_in_the_deliveries() throws IOException, SQLException {
        var found = String.join("\n", CANARIES.below(folder.resolve("deliveries")));

        assertThat(WORDS).allMatch(found::contains);
    }

    @Test
    void the_search_finds_other_forms(@TempDir Path place) throws IOException, SQLException {
        Files.write(place.resolve("wide"), "a zqCardGood".getBytes(StandardCharsets.UTF_16LE));
        Files.write(
                place.resolve("base64"),
                Base64.getEncoder().encode("Mail: zqmailgood@example.org".getBytes(StandardCharsets.UTF_8)));

        try (var duck = java.sql.DriverManager.getConnection("jdbc:duckdb:");
                var statement = duck.createStatement()) {
            statement.execute("copy (select {'a': ['ZQLASTNAME']} as nested) to '" + place.resolve("v.parquet")
                    + "' (format parquet, compression zstd)");
        }

        assertThat(CANARIES.below(place))
                .extracting(line -> line.substring(line.lastIndexOf('/') + 1))
                .contains(
                        "wide: zqcardgood as UTF-16LE",
                        "base64: zqmailgood as base64",
                        "v.parquet (values): zqlastname");
    }

    @Test
    void good_rows_were_loaded_and_bad_ones_set_aside() {
        assertThat(said.lines().filter(line -> line.startsWith("exit ")))
                .containsExactly(
                        "exit 0 init",
                        "exit 1 contract",
                        "exit 0 tokenize",
                        "exit 1 contract",
                        "exit 1 tokenize",
                        "exit 0 ingest",
                        "exit 1 ingest",
                        "exit 1 ingest",
                        "exit 1 ingest",
                        "exit 1 ingest",
                        "exit 1 ingest",
                        "exit 1 contract",
                        "exit 0 build",
                        "exit 0 release",
                        "exit 0 edition",
                        "exit 0 edition",
                        "exit 0 edition",
                        "exit 0 site",
                        "exit 0 notebook",
                        "exit 0 export",
                        "exit 0 sql",
                        "exit 0 identity",
                        "exit 1 identity",
                        "exit 0 doctor");
        assertThat(said)
                .contains("learner_intake: 7 rows in, 1 accepted, 6 set aside")
                .contains("program_attendance: 9 rows in, 2 accepted, 7 set aside")
                .contains("badge_status: 3 rows in, 1 accepted, 2 set aside")
                .contains("next_steps: 2 rows in, 1 accepted, 1 set aside")
                .contains("open_badges: 3 rows in, 2 accepted, 1 set aside")
                // Which of the addresses comes first depends on the token key, which is another one each time.
                .containsPattern("card 1 and email [12]: address of one person, strength 0\\.998\n")
                .contains("Link '0123456789ab' is unknown");
    }

    @Test
    void no_planted_word_stands_anywhere() throws IOException, SQLException {
        assertThat(watched.resolve("root/warehouse/source/quarantine")).isDirectory();
        assertThat(watched.resolve("export/cells.parquet")).isNotEmptyFile();
        assertThat(CANARIES.below(watched)).isEmpty();
    }
}
