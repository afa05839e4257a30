package org.lastmile.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk without room: the call is told so, what was there reads the same, and with room the same call succeeds. */
final class FullDiskTest {
    private static final long KIB = 1024;
    private static final String UNFINISHED = "warehouse/.unfinished";

    @TempDir
    private Path folder;

    private SmallDisk disk = new SmallDisk(Path.of(""));
    private Path root = Path.of("");

    @BeforeEach
    void mount() throws IOException, InterruptedException {
        disk = SmallDisk.mount(folder);
        root = disk.path().resolve("pilot");
        Pilot.make(root);
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        disk.close();
    }

    @Test
    void ingest_is_told_and_succeeds_with_room() throws IOException {
        var delivery = delivery();

        for (var free : new long[] {0, 64, 112}) {
            refused(free * KIB, "ingest", "--root", root, delivery);
        }

        assertThat(Calls.run("ingest", "--root", root, delivery)).satisfies(FullDiskTest::done);
        assertThat(root.resolve(UNFINISHED)).doesNotExist();
        assertThat(root.resolve("warehouse/.scratch")).doesNotExist();
    }

    @Test
    void build_and_release_are_told_and_succeed_with_room() throws IOException {
        assertThat(Calls.run("ingest", "--root", root, delivery())).satisfies(FullDiskTest::done);

        for (var free : new long[] {0, 72, 140}) {
            refused(free * KIB, "build", "--root", root);
        }

        assertThat(Calls.run("build", "--root", root)).satisfies(FullDiskTest::done);

        for (var free : new long[] {0, 12}) {
            refused(free * KIB, "release", "--root", root, "--quarter", "2026Q4");
        }

        assertThat(Calls.run("release", "--root", root, "--quarter", "2026Q4")).satisfies(FullDiskTest::done);
    }

    @Test
    void site_notebook_and_export_are_told_and_succeed_with_room() throws IOException {
        Object[][] calls = {
            {"site", "--root", root, "--out", disk.path().resolve("out/site")},
            {"notebook", "--root", root, "claim_gap.sql", "--out", disk.path().resolve("out/page.html")},
            {
                "export",
                "--root",
                root,
                "--quarter",
                "2026Q3",
                "--funder",
                "Fund",
                "--out",
                disk.path().resolve("out/package")
            }
        };
        Files.createDirectory(disk.path().resolve("out"));

        for (var call : calls) {
            for (var free : new long[] {0, 8}) {
                refused(free * KIB, call);
                assertThat(disk.path().resolve("out")).isEmptyDirectory();
            }

            assertThat(Calls.run(call)).satisfies(FullDiskTest::done);
            org.lastmile.release.SealedFile.delete(disk.path().resolve("out"));
            Files.createDirectory(disk.path().resolve("out"));
        }
    }

    /** A delivery that the pilot has not seen: the same rows in another order. */
    private Path delivery() throws IOException {
        var lines = Files.readAllLines(root.resolve("deliveries/attendance.csv"));
        var last = lines.remove(lines.size() - 1);
        lines.add(1, last);
        return Files.write(folder.resolve("attendance.csv"), lines);
    }

    private void refused(long freeBytes, Object... call) throws IOException {
        var before = Standing.of(root);
        var filler = disk.fill(freeBytes);
        var answer = Calls.run(call);
        Files.delete(filler);

        assertThat(answer.code())
                .as("%s bytes free: %s%s", freeBytes, answer.out(), answer.err())
                .isEqualTo(Main.WRONG);
        assertThat(answer.err())
                .as("%s bytes free", freeBytes)
                .contains("isk is full")
                .doesNotContain("\tat ");
        var after = Standing.of(root);
        assertThat(after.answers()).as("%s bytes free", freeBytes).isEqualTo(before.answers());

        if (!isCommitting(call)) {
            assertThat(after).as("%s bytes free", freeBytes).isEqualTo(before);
        }
    }

    /** Some tables may have their next version then; what they add is not read before the call has ended. */
    private boolean isCommitting(Object... call) {
        return call[0].equals("build") || Files.exists(root.resolve(UNFINISHED));
    }

    private static void done(Calls.Answer answer) {
        assertThat(answer.code()).as(answer.err()).isZero();
    }
}
