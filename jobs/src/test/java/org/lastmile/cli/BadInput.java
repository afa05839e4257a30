package org.lastmile.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.AbstractStringAssert;

/** A partnership to which wrong things are said, and how it stood before. */
record BadInput(Path root, Standing before) {
    static final String PARTNERS =
            """
            partner_key,partner_name,partner_kind,parent_key,fscskey,opeid,state,time_zone,valid_from,valid_to
            north,North Library,library,,,,WA,,2024-01-01,
            """;

    static BadInput in(Path place) throws IOException {
        var root = place.resolve("pilot");
        Pilot.make(root);
        var before = Standing.of(root);
        assertThat(before.answers()).startsWith("0");
        return new BadInput(root, before);
    }

    Calls.Answer ingest(Path... paths) {
        var arguments = new ArrayList<Object>(List.of("ingest", "--root", root));
        arguments.addAll(List.of(paths));
        return Calls.run(arguments.toArray());
    }

    void assertUnchanged() throws IOException {
        assertThat(Standing.of(root)).isEqualTo(before);
        assertThat(root.resolve("warehouse/.scratch")).doesNotExist();
    }

    static void refused(Calls.Answer answer, String message) {
        assertRefused(answer).endsWith(message + "\n");
    }

    /** The message, which is no stack trace; nothing else is said to standard output. */
    static AbstractStringAssert<?> assertRefused(Calls.Answer answer) {
        assertThat(answer.code()).as(answer.err()).isEqualTo(Main.WRONG);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err()).doesNotContain("\tat ").doesNotContain("Exception");
        return assertThat(answer.err());
    }
}
