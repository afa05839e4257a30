package org.lastmile.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final String TERMINAL = "lastmile.terminal";

    private final StringWriter said = new StringWriter();

    @AfterEach
    void is_no_terminal() {
        System.clearProperty(TERMINAL);
    }

    @Test
    void a_file_gets_plain_lines_and_each_tenth_of_a_step() {
        try (var progress = new Progress(new PrintWriter(said))) {
            progress.step("reading");
            steps(progress, 40);
            progress.step("committing");
        }

        assertThat(said.toString()).doesNotContain("\r", "[", "#");
        assertThat(words())
                .containsExactly(
                        "reading",
                        "loading 4/40",
                        "loading 8/40",
                        "loading 12/40",
                        "loading 16/40",
                        "loading 20/40",
                        "loading 24/40",
                        "loading 28/40",
                        "loading 32/40",
                        "loading 36/40",
                        "loading 40/40",
                        "committing",
                        "");
    }

    @Test
    void a_terminal_gets_one_line_that_is_drawn_over() {
        System.setProperty(TERMINAL, "true");

        try (var progress = new Progress(new PrintWriter(said))) {
            progress.step("reading");
            steps(progress, 4);
            progress.step("committing");
        }

        assertThat(said.toString()).startsWith("\r").endsWith("\n").containsOnlyOnce("\n");
        assertThat(words())
                .containsExactly(
                        "",
                        "reading",
                        "[######..................] loading 1/4",
                        "[############............] loading 2/4",
                        "[##################......] loading 3/4",
                        "[########################] loading 4/4",
                        "committing");
    }

    @Test
    void a_shorter_line_leaves_nothing_of_a_longer_one() {
        System.setProperty(TERMINAL, "true");

        try (var progress = new Progress(new PrintWriter(said))) {
            progress.step("a long line of words");
            progress.step("short");
        }

        var lines = said.toString().replace("\n", "").split("\r", -1);
        assertThat(lines[2]).hasSameSizeAs(lines[1]).endsWith("short               ");
    }

    @Test
    void a_terminal_that_was_told_nothing_stays_as_it_is() {
        System.setProperty(TERMINAL, "true");

        new Progress(new PrintWriter(said)).close();

        assertThat(said.toString()).isEmpty();
    }

    private static void steps(Progress progress, int total) {
        for (var done = 1; done <= total; done++) {
            progress.step("loading", done, total);
        }
    }

    /** What was said without the seconds in front. */
    private String[] words() {
        var lines = said.toString().split("[\r\n]", said.toString().contains("\r") ? 0 : -1);

        for (var i = 0; i < lines.length; i++) {
            lines[i] = lines[i].replaceFirst("^ *[0-9]+\\.[0-9] s ", "").stripTrailing();
        }

        return lines;
    }
}
