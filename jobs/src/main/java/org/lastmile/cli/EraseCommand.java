package org.lastmile.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lastmile.contract.IdentifierKind;
import org.lastmile.contract.WarehouseException;
import org.lastmile.erasure.Erasure;
import org.lastmile.erasure.Receipt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "erase",
        mixinStandardHelpOptions = true,
        description = "Takes one learner out of every version of every table, for good, and prints a receipt.",
        footer = {
            "",
            "Examples:",
            "  lastmile erase",
            "  lastmile erase --by email --file identifier.txt",
            "  lastmile erase --learner-id -4409250816221398611",
            "  lastmile erase --resume",
            "",
            "The identifier is typed, or stands alone in a file. It is no argument, because those stay in the history of",
            "the shell and in the list of processes. All identifiers that are linked with it are erased with it.",
            "",
            "Source and core tables are written anew. Marts and measures go away: run 'lastmile build' for new ones.",
            "Old versions of all tables are closed. Rows of the learner that are delivered later do not come in.",
            "Editions stay as they are. Files that partners delivered are theirs, or lie where you keep them: delete or",
            "correct them yourself, and safe copies of the warehouse too. A call that was cut off is completed by the",
            "same call, or by --resume."
        })
final class EraseCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private RootOption root = new RootOption();

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

    @Option(names = "--resume", description = "Complete an erasure that was cut off.")
    private boolean isResumed;

    @Override
    public Integer call() throws Exception {
        var folder = root.folder();

        try (var progress = new Progress(spec.commandLine().getErr())) {
            var erasure = new Erasure(folder, LocalDate.now(ZoneOffset.UTC), progress);
            var receipt = receipt(erasure);
            progress.close();

            if (receipt.isEmpty()) {
                spec.commandLine().getOut().println("No erasure was cut off.");
                return Main.DONE;
            }

            print(receipt.get());
        }

        return Main.DONE;
    }

    private Optional<Receipt> receipt(Erasure erasure) throws Exception {
        if (isResumed) {
            return erasure.resume();
        }

        return Optional.of(learnerId == null ? erasure.byIdentifier(kind, identifier()) : erasure.byLearner(learnerId));
    }

    /** The one line that is not blank; no message repeats it. */
    private String identifier() throws IOException {
        var lines = (file == null ? typed() : lines(file))
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
    private List<String> typed() throws IOException {
        spec.commandLine().getErr().println("Identifier (" + kind.name().toLowerCase(Locale.ROOT) + "), then Enter:");
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

    private void print(Receipt receipt) {
        var out = spec.commandLine().getOut();
        out.printf("Erasure %s of %s%n", receipt.number(), receipt.erasedOn());
        out.printf("    %,d files written anew without the learner%n", receipt.filesRewritten());
        out.printf("    %,d old versions closed%n", receipt.versionsClosed());
        out.printf(
                "    %,d files searched, %,d of them decoded: %,d hold the learner%n",
                receipt.filesSearched(), receipt.filesDecoded(), receipt.filesFound());
        out.println("Run 'lastmile build' for marts and measures without the learner. Editions stay as they are.");
        out.println("Files that partners delivered, and copies of the warehouse, are not touched.");
    }
}
