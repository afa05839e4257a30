package org.lastmile.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lastmile.cli.BadInput.assertRefused;
import static org.lastmile.cli.BadInput.refused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;

/** A wrong folder, key, contract or setting ends in one message, exit code 1 and a warehouse that reads as before. */
final class BadPartnershipTest extends BadInputCase {
    @Test
    void a_folder_that_is_no_partnership() throws IOException {
        refused(
                Calls.run("ingest", "--root", files, file("p.csv", BadInput.PARTNERS)),
                files
                        + " is no partnership's folder: partnership.yaml is missing; make one with 'lastmile init DIR', or"
                        + " name yours with --root DIR.");
    }

    @Test
    void keys_that_are_missing_foreign_or_open() throws IOException {
        var partners = file("p.csv", BadInput.PARTNERS);
        var key = pilot.root().resolve("secrets/token.key");
        var own = Files.readString(key);

        Files.delete(key);
        refused(
                pilot.ingest(partners),
                key + ": the key of the tokens is missing; without it new rows would not meet the learners already"
                        + " loaded. Put the key back from your safe copy.");
        Files.writeString(key, "ab".repeat(32));
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        assertRefused(pilot.ingest(partners))
                .startsWith(key + ": is key ")
                .contains("but the warehouse was filled with key");
        Files.writeString(key, own);
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        refused(
                pilot.ingest(partners),
                key + ": the key of the tokens is open to others (mode rw-r--r--); run 'chmod 600' on it.");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void a_contract_of_ones_own_that_is_broken() throws IOException {
        var contract = pilot.root().resolve("contracts/partners.odcs.yaml");

        Files.writeString(contract, "id: [a\n b: ");
        assertRefused(pilot.ingest(file("p.csv", BadInput.PARTNERS))).startsWith(contract + ", line 2: is no YAML");
        Files.writeString(contract, "id: partners\nversion: 1.0.0\nshema: []\n");
        assertRefused(pilot.ingest(file("p.csv", BadInput.PARTNERS)))
                .startsWith(contract + ", 'contract': key 'shema' is unknown to the Open Data Contract"
                        + " Standard 3.1; correct or remove it.")
                .contains(contract + ": has no table under 'schema'");
        Files.delete(contract);
    }

    @Test
    void settings_that_are_broken() throws IOException {
        var settings = pilot.root().resolve("partnership.yaml");
        var own = Files.readString(settings);

        Files.writeString(settings, own + "naem: x\n");
        refused(
                Calls.run("release", "--root", pilot.root(), "--quarter", "2026Q3"),
                settings + ": keys [naem] are unknown; use contact, disclosure_profile, learner_buckets, name.");
        Files.writeString(settings, "name: a: b\n");
        refused(
                Calls.run("ingest", "--root", pilot.root(), file("p.csv", BadInput.PARTNERS)),
                settings + ", line 1: is no YAML; correct the line or the one before it (a text with ':' or '#' must"
                        + " stand in quotes).");
        Files.writeString(settings, "learner_buckets: many\n");
        refused(
                Calls.run("ingest", "--root", pilot.root(), file("p.csv", BadInput.PARTNERS)),
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

    private Path file(String name, String text) throws IOException {
        return Files.writeString(files.resolve(name), text);
    }
}
