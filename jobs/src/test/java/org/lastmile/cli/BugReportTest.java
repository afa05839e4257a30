package org.lastmile.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.DriverManager;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.SparkException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Command;

/** A bug is told with its kinds and places, and never with a text that may quote a learner. */
class BugReportTest {
    private static final String CANARY = "zqcanary";

    /** Something that goes wrong. */
    private interface Step {
        void run() throws Exception;
    }

    /** One way in which a value gets into the text of a failure. */
    private record Leak(String kind, Step step) {
        @Override
        public String toString() {
            return kind;
        }
    }

    /** A command with a bug. */
    @Command(name = "leak")
    private record LeakCommand(Step step) implements Callable<Integer> {
        @Override
        public Integer call() throws Exception {
            step.run();
            return Main.DONE;
        }
    }

    static List<Leak> leaks() {
        return List.of(
                new Leak("java.sql.SQLException", BugReportTest::duckdb),
                new Leak("com.fasterxml.jackson.core.JsonParseException", () -> new ObjectMapper()
                        .readTree("{\"name\": " + CANARY + "}")),
                new Leak("java.lang.NumberFormatException", () -> Long.parseLong(CANARY)),
                new Leak("org.apache.spark.SparkException", () -> {
                    throw new SparkException("[CAST_INVALID_INPUT] The value '" + CANARY + "' cannot be cast.");
                }),
                new Leak("java.lang.AssertionError", () -> {
                    throw new AssertionError(CANARY);
                }),
                new Leak("java.lang.IllegalStateException", BugReportTest::suppressed),
                new Leak("java.lang.IllegalArgumentException", BugReportTest::circle));
    }

    private static void duckdb() throws Exception {
        try (var duck = DriverManager.getConnection("jdbc:duckdb:");
                var statement = duck.createStatement()) {
            statement.execute("select '" + CANARY + "'::integer");
        }
    }

    private static void suppressed() {
        var failure = new IllegalStateException();
        failure.addSuppressed(new IllegalArgumentException(CANARY));
        throw failure;
    }

    private static void circle() {
        var first = new IllegalArgumentException(CANARY);
        first.initCause(new IllegalStateException(first));
        throw first;
    }

    @ParameterizedTest
    @MethodSource("leaks")
    void no_text_of_a_failure_is_printed(Leak leak) {
        assertThat(run(leak.step()))
                .startsWith("This is a bug of Lastmile, not of your data. Please report the lines below;")
                .contains("\n" + leak.kind() + "\n")
                .contains("\tat org.lastmile.cli.BugReportTest$LeakCommand.call(BugReportTest.java:")
                .doesNotContain(CANARY);
    }

    @ParameterizedTest
    @MethodSource("leaks")
    void a_wrapped_failure_is_told_with_its_cause(Leak leak) {
        Step wrapped = () -> {
            try {
                leak.step().run();
            } catch (Exception | AssertionError failure) {
                throw new IllegalStateException(failure);
            }
        };

        assertThat(run(wrapped))
                .contains("\njava.lang.IllegalStateException\n")
                .contains("\nCaused by: " + leak.kind() + "\n")
                .doesNotContain(CANARY);
    }

    private static String run(Step step) {
        var out = new StringWriter();
        var err = new StringWriter();
        var commandLine = Main.commandLine()
                .addSubcommand(new LeakCommand(step))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err));

        assertThat(Main.run(commandLine, "leak")).isEqualTo(Main.BUG);
        assertThat(out.toString()).isEmpty();
        return err.toString();
    }
}
