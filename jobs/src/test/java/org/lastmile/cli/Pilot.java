package org.lastmile.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The small invented partnership, made once for a class of tests and copied for each of them. */
final class Pilot {
    private final Path made;

    private Pilot(Path made) {
        this.made = made;
    }

    static Pilot make(Path folder) {
        var answer = Calls.run("demo", "--preset", "pilot", folder);

        assertThat(answer.code()).as(answer.err()).isZero();
        return new Pilot(folder);
    }

    /** One that was made before. */
    static Pilot of(Path folder) {
        return new Pilot(folder);
    }

    Path copy(Path target) throws IOException {
        try (var walk = Files.walk(made)) {
            for (var path : walk.toList()) {
                Files.copy(
                        path, target.resolve(made.relativize(path)), java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
            }
        }

        return target;
    }
}
