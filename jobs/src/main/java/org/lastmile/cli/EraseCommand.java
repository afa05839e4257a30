package org.lastmile.cli;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.lastmile.erasure.Erasure;
import org.lastmile.erasure.Receipt;
import org.lastmile.ingest.LinkExplanation;
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

    @Mixin
    private LearnerOption learner = new LearnerOption();

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

        if (learner.id().isPresent()) {
            warn(learner.id().get());
            return Optional.of(erasure.byLearner(learner.id().get()));
        }

        var identifier = learner.identifier(spec.commandLine().getErr());
        warn(LinkExplanation.key(root.folder(), learner.kind(), identifier));
        return Optional.of(erasure.byIdentifier(learner.kind(), identifier));
    }

    private void warn(long key) throws Exception {
        var others = LinkExplanation.others(root.folder(), key);

        if (others > 0) {
            spec.commandLine()
                    .getErr()
                    .println("WARNING learners who may be the same person and stay: " + others
                            + ". Erase each by an identifier of its own.");
        }
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
