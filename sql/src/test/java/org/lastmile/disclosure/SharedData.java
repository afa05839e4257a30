package org.lastmile.disclosure;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the data that lies beside the repository. */
final class SharedData {
    private SharedData() {}

    /** A file of the shared folder; its absence skips the test, and fails it where {@code CI} is true. */
    static Path file(String name) {
        var shared = System.getenv("LASTMILE_SHARED");
        var home = Path.of(System.getProperty("lastmile.home", "."));
        var file = (shared == null ? home.resolve("../shared") : Path.of(shared)).resolve(name);

        if (!Files.exists(file) && "true".equals(System.getenv("CI"))) {
            fail("shared/" + name + " is absent; put the shared data beside the repository.");
        }

        assumeTrue(Files.exists(file), "shared/" + name + " is absent; the test is skipped.");
        return file;
    }
}
