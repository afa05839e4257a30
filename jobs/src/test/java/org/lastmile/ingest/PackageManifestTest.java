package org.lastmile.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastmile.contract.Contracts;
import org.lastmile.contract.WarehouseException;

/** Packages of OneRoster, as a folder and as an archive: what their manifest says is what must be there. */
class PackageManifestTest {
    private static final Contracts CONTRACTS = Contracts.ofSources(Optional.empty());
    private static final Path SAMPLE = Path.of(System.getProperty("lastmile.home"), "data-contracts/samples/oneroster");

    @TempDir
    private Path folder;

    @BeforeEach
    void copy_the_sample() throws IOException {
        try (var files = Files.list(SAMPLE)) {
            for (var file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName().toString()));
            }
        }
    }

    private void change(String file, String text, String by) throws IOException {
        var path = folder.resolve(file);
        Files.writeString(path, Files.readString(path).replace(text, by));
    }

    private void refused(String message) {
        assertThatThrownBy(() -> Recognition.find(List.of(folder), CONTRACTS))
                .isInstanceOf(WarehouseException.class)
                .hasMessage(message);
    }

    @Test
    void a_package_is_one_delivery_and_files_that_nothing_needs_are_left_out() {
        var found = Recognition.find(List.of(folder), CONTRACTS);

        assertThat(found.unneeded()).containsExactly("roles.csv");
        assertThat(found.ignored()).isEmpty();
        assertThat(found.deliveries()).singleElement().satisfies(delivery -> assertThat(delivery.fileNames())
                .containsExactly(
                        "academicSessions.csv",
                        "classes.csv",
                        "courses.csv",
                        "enrollments.csv",
                        "manifest.csv",
                        "orgs.csv",
                        "users.csv"));
    }

    @Test
    void a_package_may_be_an_archive() throws IOException {
        var entries = new TreeMap<String, byte[]>();

        try (var files = Files.list(SAMPLE)) {
            for (var file : files.toList()) {
                entries.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }

        var archive = Files.write(folder.resolve("roster.zip"), Packed.zip(entries));

        assertThat(DeliveryCheck.run(List.of(archive), CONTRACTS).files())
                .hasSize(7)
                .allSatisfy(finding -> {
                    assertThat(finding.file().source()).isEqualTo("oneroster");
                    assertThat(finding.examples()).isEmpty();
                });
    }

    @Test
    void every_file_of_the_standard_is_known() throws IOException {
        var names = Files.readString(folder.resolve("manifest.csv"))
                .lines()
                .filter(line -> line.startsWith("file."))
                .map(line -> line.substring("file.".length(), line.indexOf(',')) + ".csv");

        assertThat(CONTRACTS.contract("oneroster").tables())
                .extracting(table -> table.fileName())
                .containsAll(names.toList())
                .hasSize(22);
    }

    @Test
    void a_package_without_its_manifest_is_refused() throws IOException {
        Files.delete(folder.resolve("manifest.csv"));

        refused(
                "academicSessions.csv, classes.csv, courses.csv, enrollments.csv, orgs.csv, users.csv: come without their"
                        + " manifest.csv, which says what is in the package; deliver the package as it was exported.");
    }

    @Test
    void two_packages_in_one_call_are_refused() throws IOException {
        Files.copy(SAMPLE.resolve("manifest.csv"), folder.resolve("other.csv"));

        refused("academicSessions.csv, classes.csv, courses.csv, enrollments.csv, manifest.csv, orgs.csv, other.csv,"
                + " users.csv: are several packages, with a manifest.csv each; deliver one after the other.");
    }

    @Test
    void another_version_is_refused() throws IOException {
        change("manifest.csv", "oneroster.version,1.2", "oneroster.version,1.1");

        refused(
                "manifest.csv: oneroster.version is '1.1', and contract 'oneroster' reads '1.2'; export the package again"
                        + " that way.");
    }

    @Test
    void changes_alone_and_unknown_properties_are_refused_together() throws IOException {
        change("manifest.csv", "file.users,bulk", "file.users,delta");
        change("manifest.csv", "manifest.version", "version");

        refused(
                "manifest.csv: file.users is 'delta', and contract 'oneroster' reads 'bulk'; export the package again that"
                        + " way.\nmanifest.csv: manifest.version is missing, and contract 'oneroster' reads '1.0'; export the"
                        + " package again that way.");
    }

    @Test
    void a_file_that_is_promised_and_did_not_come_is_said() throws IOException {
        Files.delete(folder.resolve("enrollments.csv"));

        refused("manifest.csv: says that enrollments.csv is whole, and it did not come; deliver the package as it was"
                + " exported.");
    }

    @Test
    void a_file_that_is_said_to_be_absent_and_came_is_said() throws IOException {
        change("manifest.csv", "file.courses,bulk", "file.courses,absent");

        refused(
                "manifest.csv: file.courses is 'absent', and contract 'oneroster' reads 'bulk'; export the package again"
                        + " that way.\nmanifest.csv: says that courses.csv is absent, and it came; deliver the package as it was"
                        + " exported.");
    }
}
