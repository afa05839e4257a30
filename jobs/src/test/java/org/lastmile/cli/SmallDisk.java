package org.lastmile.cli;

import static org.assertj.core.api.Assertions.fail;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A disk of its own in memory, which can be filled or made read-only; that binds root as well. */
record SmallDisk(Path path) implements AutoCloseable {
    /** Skips the test with a message where nothing can be mounted; with {@code CI=true} it fails. */
    static SmallDisk mount(Path folder) throws IOException, InterruptedException {
        var path = Files.createDirectory(folder.resolve("disk"));

        if (command("mount", "-t", "tmpfs", "-o", "size=32m", "tmpfs", path.toString()) != 0) {
            if ("true".equals(System.getenv("CI"))) {
                fail("a small tmpfs cannot be mounted; with CI=true that is an error");
            }

            assumeThat(false)
                    .as("a small tmpfs cannot be mounted here, so a disk that takes nothing is not tried")
                    .isTrue();
        }

        return new SmallDisk(path);
    }

    void makeReadOnly() throws IOException, InterruptedException {
        if (command("mount", "-o", "remount,ro", path.toString()) != 0) {
            fail("the small disk cannot be made read-only");
        }
    }

    /** Fills the disk with one file up to this many bytes. */
    Path fill(long freeBytes) throws IOException {
        var filler = path.resolve("filler");
        var block = new byte[4096];

        try (var out = Files.newOutputStream(filler)) {
            while (Files.getFileStore(path).getUsableSpace() > freeBytes) {
                out.write(block);
            }
        }

        return filler;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        command("umount", path.toString());
    }

    private static int command(String... words) throws IOException, InterruptedException {
        return new ProcessBuilder(words).redirectErrorStream(true).start().waitFor();
    }
}
