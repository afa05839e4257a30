package org.lastmile.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lastmile.contract.WarehouseException;

class EditionFolderTest {
    private static final Period QUARTER = Period.of("2026Q3");

    @TempDir
    Path editions;

    @Test
    void reads_back_what_was_sealed() {
        var release = SampleRelease.of("2026Q3-1");

        var read = EditionFolder.read(EditionFolder.write(release, editions));

        assertThat(read.cells()).containsExactlyElementsOf(release.cells());
        assertThat(read.indicators()).containsExactlyElementsOf(release.indicators());
        assertThat(read.edition())
                .usingRecursiveComparison()
                .ignoringFields("fileHashes")
                .isEqualTo(release.edition());
        assertThat(read.edition().fileHashes()).containsOnlyKeys("cell.parquet", "indicator.parquet");
    }

    @Test
    void same_release_gives_the_same_bytes() throws IOException {
        var once = EditionFolder.write(SampleRelease.of("2026Q3-1"), editions.resolve("once"));
        var twice = EditionFolder.write(SampleRelease.of("2026Q3-1"), editions.resolve("twice"));

        assertThat(hashes(once))
                .isEqualTo(hashes(twice))
                .containsOnlyKeys("cell.parquet", "indicator.parquet", "manifest.json", "manifest.sha256");
    }

    @Test
    void reads_back_what_was_said_of_sources_in_the_same_bytes() throws IOException {
        var release = SampleRelease.withSources("2026Q3-1");

        var once = EditionFolder.write(release, editions.resolve("once"));
        var twice = EditionFolder.write(release, editions.resolve("twice"));

        assertThat(EditionFolder.read(once).sources()).containsExactlyElementsOf(release.sources());
        assertThat(hashes(once)).isEqualTo(hashes(twice)).containsKey("source.parquet");
    }

    @Test
    void an_edition_that_was_sealed_before_there_were_sources_still_opens() {
        var folder = EditionFolder.write(SampleRelease.of("2026Q3-1"), editions);

        assertThat(folder.resolve("source.parquet")).doesNotExist();
        assertThat(EditionFolder.read(folder).sources()).isEmpty();

        try (var query = ReleaseQuery.open(folder)) {
            assertThat(query.query("from release.source").rows()).isEmpty();
        }
    }

    @Test
    void finds_that_what_was_said_of_sources_was_changed() throws IOException {
        var folder = EditionFolder.write(SampleRelease.withSources("2026Q3-1"), editions);
        Files.delete(folder.resolve("source.parquet"));

        assertThatThrownBy(() -> EditionFolder.read(folder))
                .isInstanceOf(WarehouseException.class)
                .hasMessageStartingWith(folder.resolve("source.parquet") + " is missing from a sealed edition.");
    }

    @Test
    void never_writes_an_edition_again() throws IOException {
        var folder = EditionFolder.write(SampleRelease.of("2026Q3-1"), editions);
        var before = hashes(folder);
        var other = SampleRelease.with(
                "2026Q3-1",
                List.of(new Cell(CellId.of("overview/learners_served/2024/all"), new CellValue.Shown(9999, null), "")));

        assertThatThrownBy(() -> EditionFolder.write(other, editions))
                .isInstanceOf(WarehouseException.class)
                .hasMessage(folder + " exists already, and an edition is never written again. Release under the next"
                        + " number of the quarter.");
        assertThat(hashes(folder)).isEqualTo(before);
    }

    @Test
    void numbers_the_editions_of_a_quarter_and_finds_the_newest() {
        assertThat(EditionFolder.nextId(editions, QUARTER)).isEqualTo("2026Q3-1");
        assertThat(EditionFolder.newest(editions)).isEmpty();

        for (var id : List.of("2026Q3-9", "2026Q3-10", "2026Q2-1")) {
            EditionFolder.write(SampleRelease.of(id), editions);
        }

        assertThat(EditionFolder.nextId(editions, QUARTER)).isEqualTo("2026Q3-11");
        assertThat(EditionFolder.list(editions)).containsExactly("2026Q2-1", "2026Q3-9", "2026Q3-10");
        assertThat(EditionFolder.newest(editions)).contains(editions.resolve("2026Q3-10"));
        assertThat(EditionFolder.newest(editions, Period.of("2026Q2"))).contains(editions.resolve("2026Q2-1"));
        assertThat(EditionFolder.newest(editions, Period.of("2025Q2"))).isEmpty();
        assertThat(EditionFolder.find(editions, "2026Q3-9")).isEqualTo(editions.resolve("2026Q3-9"));
    }

    @Test
    void says_which_editions_there_are() {
        EditionFolder.write(SampleRelease.of("2026Q3-1"), editions);

        assertThatThrownBy(() -> EditionFolder.find(editions, "2026Q4-1"))
                .isInstanceOf(WarehouseException.class)
                .hasMessage("Edition 2026Q4-1 is not in " + editions + "; there are 2026Q3-1.");
        assertThatThrownBy(() -> EditionFolder.find(editions, "../2026Q4-1"))
                .isInstanceOf(WarehouseException.class)
                .hasMessage(
                        "Edition '../2026Q4-1' is not a name of an edition; write it as 2026Q3-1, quarter and number.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cell.parquet", "indicator.parquet", "manifest.json"})
    void finds_one_changed_byte(String name) throws IOException {
        var folder = EditionFolder.write(SampleRelease.of("2026Q3-1"), editions);
        var file = folder.resolve(name);
        var bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);

        assertThatThrownBy(() -> EditionFolder.read(folder))
                .isInstanceOf(WarehouseException.class)
                .hasMessage(file + " is damaged: its SHA-256 is not the sealed one. Put the whole folder 2026Q3-1 back"
                        + " from a backup; never mend it by hand.");
        assertThatThrownBy(() -> ReleaseQuery.open(folder)).isInstanceOf(WarehouseException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cell.parquet", "indicator.parquet", "manifest.json", "manifest.sha256"})
    void finds_a_missing_file(String name) throws IOException {
        var folder = EditionFolder.write(SampleRelease.of("2026Q3-1"), editions);
        Files.delete(folder.resolve(name));

        assertThatThrownBy(() -> EditionFolder.read(folder))
                .isInstanceOf(WarehouseException.class)
                .hasMessage(
                        folder.resolve(name) + " is missing from a sealed edition. Put the whole folder 2026Q3-1 back"
                                + " from a backup; never mend it by hand.");
    }

    @Test
    void ignores_and_removes_what_a_killed_run_left() throws IOException {
        var leftover = Files.createDirectories(editions.resolve(".making-2026Q3-1"));
        Files.writeString(leftover.resolve("cell.parquet"), "half");

        assertThat(EditionFolder.list(editions)).isEmpty();
        EditionFolder.write(SampleRelease.of("2026Q3-1"), editions);

        assertThat(leftover).doesNotExist();
        assertThat(EditionFolder.list(editions)).containsExactly("2026Q3-1");
    }

    @Test
    void lets_only_one_release_be_written_at_a_time() throws IOException {
        try (var channel = FileChannel.open(
                        editions.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            assertThat(lock.isValid()).isTrue();
            assertThatThrownBy(() -> EditionFolder.write(SampleRelease.of("2026Q3-1"), editions))
                    .isInstanceOf(WarehouseException.class)
                    .hasMessage(editions + ": another release is being written there. Wait until it is done, then try"
                            + " again.");
        }

        assertThat(EditionFolder.list(editions)).isEmpty();
    }

    @Test
    void leaves_nothing_behind_when_the_folder_cannot_be_made() throws IOException {
        var file = Files.writeString(editions.resolve("a_file"), "in the way");

        assertThatThrownBy(() -> EditionFolder.write(SampleRelease.of("2026Q3-1"), file))
                .isInstanceOf(WarehouseException.class)
                .hasMessage(file.resolve("2026Q3-1") + " could not be written: " + file + ". Nothing was published. See"
                        + " that the disk has room and may be written, then release again.");
    }

    private static Map<String, String> hashes(Path folder) throws IOException {
        var hashes = new TreeMap<String, String>();

        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                hashes.put(file.getFileName().toString(), SealedFile.sha256(file));
            }
        }

        return hashes;
    }
}
