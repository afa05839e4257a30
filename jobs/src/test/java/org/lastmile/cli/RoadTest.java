package org.lastmile.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole road through the command line: files go in, an edition, a page, a notebook and an export come out. */
class RoadTest {
    private static final String HEADLINES = "('learners_served', 'attendances', 'persistence_return_30d',"
            + " 'first_claim_rate_30d', 'next_step_awarded_180d', 'registrations')";

    private static final String EDITION = "warehouse/release/2026Q3-1/";
    private static final String KEY = "secrets/token.key";

    @TempDir
    private static Path folder;

    private static Path root;

    @BeforeAll
    static void makes_a_small_demo() {
        root = folder.resolve("demo");
        Call.done("demo", "--learners", "600", root.toString());
    }

    @Test
    void a_demo_leaves_files_tables_edition_page_notebook_and_export() {
        assertThat(root.resolve("deliveries/attendance.csv")).isNotEmptyFile();
        assertThat(root.resolve("warehouse/core/attendance/_delta_log")).isDirectory();
        assertThat(root.resolve("warehouse/release/2026Q3-1/manifest.json")).isNotEmptyFile();
        assertThat(root.resolve("site/index.html")).content().contains("<svg");
        assertThat(root.resolve("claim_gap.html")).content().contains("<table");
        assertThat(root.resolve("export/datapackage.json")).isNotEmptyFile();
    }

    @Test
    void a_question_is_answered_in_each_format() {
        var question = "select count(*) as cells from release.cell where edition <> '2026Q3-1'";

        assertThat(Call.done("sql", "--root", root.toString(), "--format", "csv", question)
                        .out())
                .isEqualToIgnoringNewLines("cells0");
        assertThat(Call.done("sql", "--root", root.toString(), "--format", "json", question)
                        .out())
                .contains("\"cells\"")
                .contains("0");
        assertThat(Call.done("sql", "--root", root.toString(), question).out()).contains("cells");
    }

    @Test
    void an_operator_sees_one_row_per_entry_with_its_learner() {
        var answer = Call.done(
                "sql",
                "--root",
                root.toString(),
                "--operator",
                "--format",
                "csv",
                "select count(*) > 600 as is_many, count(learner_id) = count(*) as is_known from mart.entry");

        assertThat(answer.out().lines()).containsExactly("is_many,is_known", "true,true");
    }

    @Test
    void learner_rows_are_out_of_reach_without_the_word_operator() {
        var call = Call.of("sql", "--root", root.toString(), "select * from mart.entry");

        assertThat(call.code()).isEqualTo(Main.WRONG);
        assertThat(call.out()).isEmpty();
    }

    @Test
    void each_cell_can_say_how_it_came_about() {
        var call = Call.done("explain", "--root", root.toString(), "overview/first_claim_rate_30d/2025/all");

        assertThat(call.out())
                .contains("overview/first_claim_rate_30d/2025/all")
                .contains("kind = 'competency' and is_first_offer")
                .contains("2026Q3-1")
                .contains("badge_status 1.1.0: badge_status.csv");
    }

    @Test
    void an_unknown_cell_is_the_callers_mistake() {
        var call = Call.of("explain", "--root", root.toString(), "overview/first_claim_rate_30d/1999/all");

        assertThat(call.code()).isEqualTo(Main.WRONG);
        assertThat(call.err())
                .isEqualToIgnoringNewLines("Edition 2026Q3-1 has no cell 'overview/first_claim_rate_30d/1999/all';"
                        + " 'lastmile sql \"select cell_id from release.cell\"' lists them.");
    }

    @Test
    void page_notebook_and_export_can_be_made_again_from_the_edition(@TempDir Path out) {
        Call.done(
                "site", "--root", root.toString(), "--out", out.resolve("site").toString());
        Call.done(
                "notebook",
                "--root",
                root.toString(),
                "claim_gap.sql",
                "--out",
                out.resolve("page.html").toString());
        Call.done(
                "export",
                "--root",
                root.toString(),
                "--quarter",
                "2026Q3",
                "--funder",
                "State Library Fund",
                "--out",
                out.resolve("package").toString());

        assertThat(out.resolve("site/index.html")).hasSameBinaryContentAs(root.resolve("site/index.html"));
        assertThat(out.resolve("page.html")).hasSameBinaryContentAs(root.resolve("claim_gap.html"));
        assertThat(out.resolve("package/datapackage.json")).content().contains("lastmile-quarterly-state-library-fund");
    }

    @Test
    void the_doctor_finds_nothing_wrong() {
        var call = Call.done("doctor", "--root", root.toString());

        assertThat(call.out()).contains("7 deliveries in 2 learner buckets").doesNotContain("WRONG");
    }

    @Test
    void the_same_files_build_and_release_change_no_byte() throws IOException, NoSuchAlgorithmException {
        var before = hashes(root.resolve("warehouse"));

        var ingest = Call.done(
                "ingest", "--root", root.toString(), root.resolve("deliveries").toString());
        var build = Call.done("build", "--root", root.toString());
        var release = Call.done("release", "--root", root.toString(), "--quarter", "2026Q3");

        assertThat(ingest.out().lines()).hasSize(7).allMatch(line -> line.endsWith(", nothing changed"));
        assertThat(build.out()).isEqualToIgnoringNewLines("Nothing new: the marts are those of the present inputs.");
        assertThat(release.out()).startsWith("Nothing new: edition 2026Q3-1 stands.");
        assertThat(hashes(root.resolve("warehouse"))).isEqualTo(before);
    }

    @Test
    void the_same_seed_gives_the_same_edition_in_another_folder() throws IOException, NoSuchAlgorithmException {
        var other = folder.resolve("other");
        Call.done("demo", "--learners", "600", other.toString());

        assertThat(hashes(other.resolve("site"))).isEqualTo(hashes(root.resolve("site")));
        assertThat(Call.rows(other, "from release.cell order by all"))
                .isEqualTo(Call.rows(root, "from release.cell order by all"));
    }

    @Test
    void contracts_are_listed_shown_and_checked() {
        var check = Call.done("contract", "check", root.resolve("deliveries").toString());

        assertThat(Call.done("contract", "list").out()).contains("program_attendance", "open_badges", "oulad");
        assertThat(Call.done("contract", "show", "next_steps").out()).contains("started_on", "prior_enrollment");
        assertThat(check.out().lines().filter(line -> line.endsWith(", 0 to be set aside")))
                .hasSize(9);
        assertThat(check.out().lines().filter(line -> line.startsWith("    chosen because it has ")))
                .hasSize(9);
    }

    @Test
    void a_folder_of_ones_own_starts_with_settings_and_a_key(@TempDir Path parent) throws IOException {
        var own = parent.resolve("county");
        var call = Call.done("init", "--name", "County \"partnership\"", own.toString());

        assertThat(call.out()).startsWith("Made " + own + ".");
        assertThat(Files.readString(own.resolve("partnership.yaml"))).contains("name: \"County \\\"partnership\\\"\"");
        assertThat(Files.getPosixFilePermissions(own.resolve("secrets/token.key")))
                .isEqualTo(java.nio.file.attribute.PosixFilePermissions.fromString("rw-------"));
        assertThat(Call.of("build", "--root", own.toString()).err())
                .isEqualToIgnoringNewLines(own.resolve("warehouse")
                        + ": nothing was loaded yet; run 'lastmile ingest FILE|FOLDER' first.");
    }

    @Test
    void a_pilot_of_60_learners_says_something_of_every_headline() {
        var pilot = folder.resolve("pilot");
        Call.done("demo", "--preset", "pilot", pilot.toString());

        assertThat(Call.rows(
                        pilot,
                        "select distinct indicator from release.cell where dimension = 'all' and indicator in "
                                + HEADLINES + " and kind in ('shown', 'banded') order by indicator"))
                .containsExactly(
                        "attendances",
                        "first_claim_rate_30d",
                        "learners_served",
                        "next_step_awarded_180d",
                        "persistence_return_30d",
                        "registrations");
    }

    /** Learners fall into other buckets under another key, and some values then into one bucket only. */
    @Test
    void what_is_released_does_not_depend_on_the_key() throws IOException {
        var one = folder.resolve("one");
        var other = folder.resolve("another");
        Pilot.make(one);
        Pilot.make(other);

        assertThat(Files.readString(one.resolve(KEY))).isNotEqualTo(Files.readString(other.resolve(KEY)));
        for (var file : List.of("cell.parquet", "certificate.json")) {
            assertThat(other.resolve(EDITION + file)).hasSameBinaryContentAs(one.resolve(EDITION + file));
        }
    }

    private static Map<String, String> hashes(Path folder) throws IOException, NoSuchAlgorithmException {
        var hashes = new TreeMap<String, String>();

        try (var walk = Files.walk(folder)) {
            for (var file : walk.filter(Files::isRegularFile).toList()) {
                var digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
                hashes.put(folder.relativize(file).toString(), HexFormat.of().formatHex(digest));
            }
        }

        return hashes;
    }
}
