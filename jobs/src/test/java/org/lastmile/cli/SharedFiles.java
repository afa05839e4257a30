package org.lastmile.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the data that lies beside the repository. */
final class SharedFiles {
    private SharedFiles() {}

    /** A file or folder of the shared data; its absence skips the test, and fails it where {@code CI} is true. */
    static Path data(String name) {
        var shared = System.getenv("LASTMILE_SHARED");
        var home = Path.of(System.getProperty("lastmile.home", "."));
        var file = (shared == null ? home.resolve("../shared") : Path.of(shared))
                .resolve("data")
                .resolve(name);

        if ("true".equals(System.getenv("CI"))) {
            assertThat(file).exists();
        }

        assumeTrue(Files.exists(file), "The shared data " + name + " is absent; the test is skipped.");
        return file;
    }
}
