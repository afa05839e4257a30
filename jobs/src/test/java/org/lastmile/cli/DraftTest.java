package org.lastmile.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastmile.release.SealedFile;

/** A sealed edition that nobody has published: what it says of itself, and its certificate. */
class DraftTest {
    @TempDir
    private static Path folder;

    private static Path root;

    @BeforeAll
    static void seals_an_edition() throws IOException {
        root = folder.resolve("pilot");
        Pilot.make(root);
        SealedFile.delete(root.resolve("warehouse/release"));
        SealedFile.delete(root.resolve("warehouse/ledger"));
        Call.done("release", "--root", root.toString(), "--quarter", "2026Q3");
    }

    @Test
    void the_package_of_a_draft_says_that_it_is_one(@TempDir Path out) throws IOException {
        export(root, out.resolve("package"));

        var descriptor = new ObjectMapper()
                .readTree(out.resolve("package/datapackage.json").toFile());
        assertThat(descriptor.path("state").asText()).isEqualTo("draft");
        assertThat(out.resolve("package/README.md"))
                .content()
                .contains(
                        "\n\n**The edition is not published; its state is draft. Do not quote or pass on its numbers.**\n\n");
    }

    @Test
    void page_and_notebook_of_a_draft_say_so(@TempDir Path out) {
        var site = out.resolve("site");
        var notebook = out.resolve("page.html");

        Call.done("site", "--root", root.toString(), "--edition", "2026Q3-1", "--out", site.toString());
        Call.done(
                "notebook",
                "--root",
                root.toString(),
                "--edition",
                "2026Q3-1",
                "claim_gap.sql",
                "--out",
                notebook.toString());

        assertThat(site.resolve("index.html")).content().contains("<strong>draft, not published</strong>");
        assertThat(notebook).content().contains("<strong>draft, not published</strong>");
    }

    @Test
    void the_certificate_proves_every_hidden_number() {
        var call = Call.of("audit", "--root", root.toString(), "--edition", "2026Q3-1");

        assertThat(call.code()).as(call.out()).isZero();
        assertThat(call.out())
                .containsPattern("^\\d{3} hidden numbers are proven to reach over 10 or more, ")
                .endsWith(" and 0 things are wrong.\n");
    }

    @Test
    void a_changed_certificate_is_found(@TempDir Path other) throws IOException {
        var copy = copy(other, "certificate.json");
        var file = copy.resolve("warehouse/release/2026Q3-1/certificate.json");
        Files.writeString(file, Files.readString(file).replaceFirst("\\[ \\[ \\d+", "[ [ 9999"));

        var call = Call.of("audit", "--root", copy.toString(), "--edition", "2026Q3-1");

        assertThat(call)
                .isEqualTo(new Call(
                        1,
                        "",
                        file + " is damaged: its SHA-256 is not the sealed one. Put the whole folder 2026Q3-1 back"
                                + " from a backup; never mend it by hand.\n"));
    }

    @Test
    void an_edition_from_before_certificates_has_none(@TempDir Path other) throws IOException {
        var copy = copy(other, "certificate.json");
        var edition = copy.resolve("warehouse/release/2026Q3-1");
        Files.delete(edition.resolve("certificate.json"));
        var manifest = Files.readString(edition.resolve("manifest.json"));
        Files.writeString(
                edition.resolve("manifest.json"), manifest.replaceFirst("(?m)^ *\"certificate.json\" : .*\n", ""));
        Files.writeString(
                edition.resolve("manifest.sha256"),
                SealedFile.sha256(edition.resolve("manifest.json")) + "  manifest.json\n");

        var call = Call.of("audit", "--root", copy.toString(), "--edition", "2026Q3-1");

        assertThat(call)
                .isEqualTo(new Call(
                        1, "", edition + ": the edition has no certificate; it was sealed before editions had one.\n"));
    }

    @Test
    void an_edition_that_is_not_there_is_named() {
        var call = Call.of("audit", "--root", root.toString(), "--edition", "2026Q2-1");

        assertThat(call)
                .isEqualTo(new Call(
                        1,
                        "",
                        "Edition 2026Q2-1 is not in " + root.resolve("warehouse/release") + "; there are 2026Q3-1.\n"));
    }

    private static void export(Path partnership, Path out) {
        Call.done(
                "export",
                "--root",
                partnership.toString(),
                "--quarter",
                "2026Q3",
                "--edition",
                "2026Q3-1",
                "--funder",
                "State Library Fund",
                "--out",
                out.toString());
    }

    /** Settings and editions, without the tables. */
    private static Path copy(Path place, String mustHave) throws IOException {
        var edition = Path.of("warehouse/release/2026Q3-1");
        Files.createDirectories(place.resolve(edition));
        Files.copy(root.resolve("partnership.yaml"), place.resolve("partnership.yaml"));
        Files.copy(root.resolve("warehouse/release/ledger.jsonl"), place.resolve("warehouse/release/ledger.jsonl"));
        try (var files = Files.list(root.resolve(edition))) {
            for (var file : files.toList()) {
                Files.copy(file, place.resolve(edition).resolve(file.getFileName()));
            }
        }

        assertThat(place.resolve(edition).resolve(mustHave)).exists();
        return place;
    }
}
