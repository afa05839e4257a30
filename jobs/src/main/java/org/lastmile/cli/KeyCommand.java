package org.lastmile.cli;

import java.io.IOException;
import java.sql.SQLException;
import java.util.stream.Collectors;
import org.lastmile.ingest.KeyRotation;
import org.lastmile.ingest.TokenKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "key",
        mixinStandardHelpOptions = true,
        description = "Shows the id of the token key, and puts a new key in its place.",
        synopsisSubcommandLabel = "(show | rotate)",
        footer = {
            "",
            "Examples:",
            "  lastmile key show",
            "  lastmile key rotate",
            "",
            "The key turns identifiers into tokens. Who has it and a copy of the warehouse can try card numbers until",
            "tokens agree. When somebody may have it, rotate."
        })
final class KeyCommand {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Says the id of the key, and the ids that it had before each rotation.",
            footer = {"", "Examples:", "  lastmile key show"})
    int show(@Mixin RootOption root) {
        var links = TokenKey.read(root.folder().tokenKey()).links();
        var out = spec.commandLine().getOut();
        out.printf("key %s%n", links.get(links.size() - 1).id());

        if (links.size() > 1) {
            out.printf(
                    "rotated %d times; before that it was %s%n",
                    links.size() - 1,
                    links.subList(0, links.size() - 1).stream()
                            .map(TokenKey::id)
                            .collect(Collectors.joining(", ")));
        }

        return Main.DONE;
    }

    @Command(
            name = "rotate",
            mixinStandardHelpOptions = true,
            description =
                    "Wraps every stored token with a new key, and closes all versions of tables that hold old ones.",
            footer = {
                "",
                "Examples:",
                "  lastmile key rotate",
                "",
                "The same identifier leads to the same learner afterwards, the same files again change nothing, and an",
                "erased learner stays out. Marts and measures go away: run 'lastmile build' for new ones. Editions stay",
                "as they are. A call that was cut off is completed by the same call; until then nothing else writes.",
                "",
                "Make a new safe copy of secrets/token.key afterwards: it holds the old key as well, which new files",
                "still need, and the old copy alone does not fit the warehouse any more. Copies of the warehouse that",
                "were made before hold old tokens: destroy them."
            })
    int rotate(@Mixin RootOption root) throws IOException, SQLException {
        var folder = root.folder();

        try (var progress = new Progress(spec.commandLine().getErr())) {
            var report = new KeyRotation(folder, progress).run();
            progress.close();
            var out = spec.commandLine().getOut();
            out.printf("key %s%n", report.keyId());
            out.printf("    %,d files of source tables wrapped%n", report.wrapped());
            out.printf("    %,d old versions closed%n", report.closed());
            out.printf("    %,d files searched: none holds a token of an older key%n", report.searched());
            out.printf("Make a new safe copy of %s, and run 'lastmile build'.%n", folder.tokenKey());
        }

        return Main.DONE;
    }
}
