package org.lastmile.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lastmile.contract.IdentifierKind;
import org.lastmile.contract.WarehouseException;
import picocli.CommandLine.Option;

/** Which learner a call is about: by an identifier that is typed or stands in a file, or by the learner's pseudonym. */
final class LearnerOption {
    @Option(
            names = "--by",
            paramLabel = "KIND",
            defaultValue = "card",
            description = "Kind of the identifier: card, student_number, email or did (default: ${DEFAULT-VALUE}).")
    private IdentifierKind kind = IdentifierKind.CARD;

    @Option(names = "--file", paramLabel = "FILE", description = "A file with the identifier, instead of typing it.")
    private @Nullable Path file;

    @Option(names = "--learner-id", paramLabel = "ID", description = "The learner's pseudonym in this warehouse.")
    private @Nullable Long learnerId;

    Optional<Long> id() {
        return Optional.ofNullable(learnerId);
    }

    IdentifierKind kind() {
        return kind;
    }

    /** The one line that is not blank; no message repeats it. */
    String identifier(PrintWriter err) throws IOException {
        var lines = (file == null ? typed(err) : lines(file))
                .stream().filter(line -> !line.isBlank()).toList();

        if (lines.size() != 1) {
            throw new WarehouseException((file == null ? "standard input" : file.toString()) + ": has " + lines.size()
                    + " lines that are not blank; write one identifier, on a line of its own.");
        }

        return lines.get(0).strip();
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException failure) {
            throw new WarehouseException(
                    file + ": cannot be read as UTF-8 text; check that it exists and save it as UTF-8.", failure);
        }
    }

    /** Ends with the line, or with what was piped beside it. */
    private List<String> typed(PrintWriter err) throws IOException {
        err.println("Identifier (" + kind.name().toLowerCase(Locale.ROOT) + "), then Enter:");
        var lines = new ArrayList<String>();
        var reader = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));

        do {
            var line = reader.readLine();

            if (line == null) {
                break;
            }

            lines.add(line);
        } while (reader.ready());

        return lines;
    }
}
