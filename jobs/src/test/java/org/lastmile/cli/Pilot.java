package org.lastmile.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

/** The small invented partnership. Its tables name their files by absolute path, so it is made where it is used. */
final class Pilot {
    private Pilot() {}

    static void make(Path folder) {
        var answer = Calls.run("demo", "--preset", "pilot", folder);

        assertThat(answer.code()).as(answer.err()).isZero();
    }
}
