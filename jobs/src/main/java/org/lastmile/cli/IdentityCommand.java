package org.lastmile.cli;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.lastmile.ingest.IdentityDecisions.Kind;
import org.lastmile.ingest.LinkDecision;
import org.lastmile.ingest.LinkExplanation;
import org.lastmile.ingest.LinkExplanation.Explanation;
import org.lastmile.ingest.LinkExplanation.Link;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "identity",
        mixinStandardHelpOptions = true,
        description =
                "Says why identifiers are one learner's, takes apart what was joined wrongly, and joins what no rule"
                        + " joins.",
        synopsisSubcommandLabel = "(explain | undo | confirm | restore)",
        footer = {
            "",
            "Examples:",
            "  lastmile identity explain",
            "  lastmile identity explain --by email --file identifier.txt",
            "  lastmile identity undo 3f0c9a1be27d --reason \"mother and daughter use one address\"",
            "  lastmile identity confirm 91d04c7be2aa --reason \"she showed both cards at the desk\"",
            "  lastmile identity restore 3f0c9a1be27d --reason \"it was one person\"",
            "",
            "An identifier is typed, or stands alone in a file, and is never repeated: others are called card 1 or email",
            "1. A link that was taken apart or confirmed stays so, whatever is delivered later. Run 'lastmile build'",
            "afterwards."
        })
final class IdentityCommand {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Command(
            name = "explain",
            mixinStandardHelpOptions = true,
            description = "All links of one learner: what they join, by which rule, how strong they are, and which"
                    + " deliveries brought them.",
            footer = {
                "",
                "Examples:",
                "  lastmile identity explain",
                "  lastmile identity explain --by student_number --file identifier.txt",
                "  lastmile identity explain --learner-id -4409250816221398611"
            })
    int explain(@Mixin RootOption root, @Mixin LearnerOption learner) throws Exception {
        var folder = root.folder();
        var out = spec.commandLine().getOut();
        var explanation = learner.id().isPresent()
                ? LinkExplanation.ofKey(folder, learner.id().get())
                : LinkExplanation.ofIdentifier(
                        folder,
                        learner.kind(),
                        learner.identifier(spec.commandLine().getErr()));
        print(explanation, out);
        return Main.DONE;
    }

    @Command(
            name = "undo",
            mixinStandardHelpOptions = true,
            description = "Takes two identifiers apart for good: whatever is delivered, they are two learners.",
            footer = {
                "",
                "Examples:",
                "  lastmile identity undo 3f0c9a1be27d --reason \"mother and daughter use one address\"",
                "",
                "Each of the two keeps the identifiers that are nearer to it, in steps from link to link."
            })
    int undo(@Mixin RootOption root, @Mixin LinkOption link) throws Exception {
        return decide(root, link, Kind.APART);
    }

    @Command(
            name = "confirm",
            mixinStandardHelpOptions = true,
            description = "Makes an uncertain link certain: whatever is delivered, the two are one learner.",
            footer = {
                "",
                "Examples:",
                "  lastmile identity confirm 91d04c7be2aa --reason \"she showed both cards at the desk\"",
                "",
                "The link waits while one of the two identifiers is used by several people."
            })
    int confirm(@Mixin RootOption root, @Mixin LinkOption link) throws Exception {
        return decide(root, link, Kind.TOGETHER);
    }

    @Command(
            name = "restore",
            mixinStandardHelpOptions = true,
            description = "Takes an 'undo' or a 'confirm' back: the rules decide again whether the two identifiers are"
                    + " one learner's.",
            footer = {"", "Examples:", "  lastmile identity restore 3f0c9a1be27d --reason \"it was one person\""})
    int restore(@Mixin RootOption root, @Mixin LinkOption link) throws Exception {
        return decide(root, link, Kind.BY_RULE);
    }

    private int decide(RootOption root, LinkOption link, Kind kind) throws Exception {
        var folder = root.folder();
        boolean hasMoved;

        try (var progress = new Progress(spec.commandLine().getErr())) {
            hasMoved = new LinkDecision(folder, LocalDate.now(ZoneOffset.UTC), progress)
                    .make(link.name(), kind, link.reason());
        }

        spec.commandLine()
                .getOut()
                .println(link.name() + ": " + decided(kind)
                        + (hasMoved
                                ? "; run 'lastmile build' for numbers with the facts where they belong now"
                                : "; no fact belongs to another learner now"));
        return Main.DONE;
    }

    private static String decided(Kind kind) {
        return switch (kind) {
            case APART -> "taken apart";
            case TOGETHER -> "confirmed";
            case BY_RULE -> "left to the rules again";
        };
    }

    private static void print(Explanation explanation, PrintWriter out) {
        if (explanation.isNobodys()) {
            out.println(
                    "Several people use this identifier: it joins nobody, and rows that say nothing else count nowhere.");
            return;
        }

        print("links that joined the learner for certain", explanation.certain(), out);
        print("uncertain links, to others who may be the same person", explanation.uncertain(), out);
        explanation
                .decisions()
                .forEach(decision -> out.println("link " + decision.link() + " was " + decided(decision.kind())
                        + " by hand on " + decision.decidedOn() + ": " + decision.reason()));
    }

    private static void print(String title, List<Link> links, PrintWriter out) {
        out.println(title + ": " + links.size());

        for (var link : links) {
            out.printf(
                    java.util.Locale.ROOT,
                    "    %s%s: %s, strength %s%n",
                    link.name().isEmpty() ? "" : "link " + link.name() + ", ",
                    link.between(),
                    link.rule(),
                    link.strength());
            link.rows().forEach((delivery, rows) -> out.printf("        rows of delivery %s: %,d%n", delivery, rows));
        }
    }
}
