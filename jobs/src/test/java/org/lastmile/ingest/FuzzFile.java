package org.lastmile.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.lastmile.contract.Contracts;

/** What targets of the fuzzer share: a file that holds what they are given, contracts, and what a message may be. */
final class FuzzFile {
    static final Contracts CONTRACTS = Contracts.ofSources(
            Optional.of(Path.of(System.getProperty("lastmile.home"), "jobs/src/test/resources/hostile")));

    private static final Pattern BROKEN_LINE = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}]");
    private static final int LONGEST_MESSAGE = 1500;
    private final Path path;

    FuzzFile(String ending) {
        try {
            this.path = Files.createTempFile("fuzz", ending);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }

        path.toFile().deleteOnExit();
    }

    SourceFile of(byte[] bytes) throws IOException {
        return SourceFile.of(Files.write(path, bytes));
    }

    /** A sentence in one line. */
    static void checkMessage(String message) {
        if (message.length() > LONGEST_MESSAGE || BROKEN_LINE.matcher(message).find() || !message.endsWith(".")) {
            throw new IllegalStateException("a message that is none");
        }
    }

    /** A few words in one line. */
    static void checkProblem(Problem problem) {
        checkMessage(String.join(" ", problem.file(), problem.column(), problem.rule(), problem.seen()) + ".");
    }
}
