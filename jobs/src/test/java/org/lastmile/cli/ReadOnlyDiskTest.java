package org.lastmile.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that cannot be written: whatever writes is told so once and leaves nothing, whatever reads still answers. */
final class ReadOnlyDiskTest {
    private static final Path NOWHERE = Path.of("");

    @TempDir
    private static Path folder;

    private static SmallDisk disk = new SmallDisk(NOWHERE);
    private static Path root = NOWHERE;
    private static Path delivery = NOWHERE;
    private static Standing before = new Standing(Map.of(), Map.of(), "");

    @BeforeAll
    static void mount() throws IOException, InterruptedException {
        disk = SmallDisk.mount(folder);
        root = disk.path().resolve("pilot");
        Pilot.make(root);
        var lines = Files.readAllLines(root.resolve("deliveries/attendance.csv"));
        lines.add(1, lines.remove(lines.size() - 1));
        delivery = Files.write(folder.resolve("attendance.csv"), lines);
        before = Standing.of(root);
        disk.makeReadOnly();
    }

    @AfterAll
    static void unmount() throws IOException, InterruptedException {
        disk.close();
    }

    @Test
    void ingest_and_build_cannot_take_the_lock() throws IOException {
        var lock = root.resolve("warehouse/.lock");

        toldOf(lock, "ingest", "--root", root, delivery);
        toldOf(lock, "build", "--root", root);
    }

    @Test
    void release_cannot_make_an_edition() throws IOException {
        toldOf(root.resolve("warehouse"), "release", "--root", root, "--quarter", "2026Q4");
    }

    @Test
    void nothing_is_written_out_to_such_a_disk() throws IOException {
        var out = disk.path().resolve("out");

        toldOf(disk.path(), "site", "--root", root, "--out", out);
        toldOf(disk.path(), "notebook", "--root", root, "claim_gap.sql", "--out", out.resolve("page.html"));
        assertThat(refused("export", "--root", root, "--quarter", "2026Q3", "--funder", "Fund", "--out", out))
                .isEqualTo(out + " could not be written: " + out.resolveSibling(".out.making")
                        + ": Read-only file system. Nothing was exported. See that the disk has room and may be"
                        + " written.\n");
    }

    @Test
    void no_partnership_is_made_there() throws IOException {
        var place = disk.path().resolve("county");

        toldOf(disk.path(), "init", place);
        toldOf(disk.path(), "demo", "--preset", "pilot", place);
        toldOf(root, "demo", "--preset", "pilot", root);
    }

    @Test
    void what_only_reads_still_answers() {
        done("contract", "check", "--root", root, delivery);
        done("sql", "--root", root, "select count(*) from release.cell");
        done("explain", "--root", root, "overview/first_claim_rate_30d/2025/all");
        done("site", "--root", root, "--out", folder.resolve("site"));
        done("notebook", "--root", root, "claim_gap.sql", "--out", folder.resolve("page.html"));
        done("export", "--root", root, "--quarter", "2026Q3", "--funder", "Fund", "--out", folder.resolve("package"));
    }

    /** The one message names a place at or below the one expected. */
    private static void toldOf(Path place, Object... call) throws IOException {
        assertThat(refused(call))
                .startsWith(place.toString())
                .endsWith(": the disk is read-only, so that nothing was written; make it writable or name another"
                        + " place.\n")
                .hasLineCount(1);
    }

    private static String refused(Object... call) throws IOException {
        var answer = Calls.run(call);

        assertThat(answer.code()).as(answer.err()).isEqualTo(Main.WRONG);
        assertThat(answer.err()).doesNotContain("\tat ");
        assertThat(Standing.of(root)).isEqualTo(before);
        return answer.err();
    }

    private static void done(Object... call) {
        var answer = Calls.run(call);

        assertThat(answer.code()).as(answer.err() + answer.out()).isZero();
    }
}
