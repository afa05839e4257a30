package org.lastmile.cli;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import org.lastmile.contract.WarehouseException;
import org.lastmile.release.EditionFolder;
import org.lastmile.release.EditionState;
import org.lastmile.release.Ledger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "edition",
        mixinStandardHelpOptions = true,
        description = "Says who has checked, approved and published an edition; without a state, lists all editions.",
        footer = {
            "",
            "Examples:",
            "  lastmile edition",
            "  lastmile edition checked 2026Q3-1 --by \"Ana Ruiz, County Library\"",
            "  lastmile edition approved 2026Q3-1 --by \"Dr. Lee, Provost\"",
            "  lastmile edition published 2026Q3-1 --by \"Sam Okoro\"",
            "  lastmile edition discarded 2026Q3-1 --by \"Sam Okoro\" --reason \"wrong term dates\"",
            "",
            "An edition is sealed as a draft. Pages, exports and notebooks show published ones; a draft is looked at with"
                    + " 'site --edition ID'. A discarded draft is as if it had not been made; a published edition stays."
        })
final class EditionCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private RootOption root = new RootOption();

    @Parameters(
            paramLabel = "STATE",
            arity = "0..1",
            index = "0",
            description = "checked, approved, published or discarded.")
    private String state = "";

    @Parameters(paramLabel = "ID", arity = "0..1", index = "1", description = "Edition, written 2026Q3-1.")
    private String id = "";

    @Option(names = "--by", paramLabel = "NAME", description = "Who says so; kept in the ledger.")
    private String by = "";

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; needed to discard.")
    private String reason = "";

    @Override
    public Integer call() {
        if (state.isEmpty()) {
            list();
        } else {
            say();
        }

        return Main.DONE;
    }

    private void say() {
        var wanted = wanted();
        var folder = EditionFolder.find(root.folder().editions(), id);
        EditionFolder.say(folder, wanted, by.strip(), LocalDate.now(ZoneOffset.UTC), reason.strip());
        spec.commandLine().getOut().println("Edition " + id + " is " + wanted.word() + ".");
    }

    private EditionState wanted() {
        var wanted = java.util.Arrays.stream(EditionState.values())
                .filter(known -> known.word().equals(state) && known != EditionState.DRAFT)
                .findFirst()
                .orElseThrow(() -> new WarehouseException(
                        "'" + state + "' is no state; write checked, approved, published or discarded."));

        if (id.isEmpty() || by.isBlank()) {
            throw new WarehouseException("Say which edition, and who says so: lastmile edition " + state
                    + " 2026Q3-1 --by \"Name\". Without anything, 'lastmile edition' lists them.");
        }

        if (wanted == EditionState.DISCARDED && reason.isBlank()) {
            throw new WarehouseException("Say why it is discarded: --reason \"...\".");
        }

        return wanted;
    }

    private void list() {
        var editions = root.folder().editions();
        var ledger = Ledger.read(editions);
        var out = spec.commandLine().getOut();
        var ids = EditionFolder.list(editions);

        if (ids.isEmpty()) {
            out.println("Nothing was released yet.");
        }

        for (var edition : ids) {
            var entry = ledger.newest(edition);
            out.printf(
                    "%-10s %-10s %s%n",
                    edition,
                    ledger.state(edition).word(),
                    entry.map(last -> last.on() + " by " + last.by()
                                    + (last.reason().isEmpty() ? "" : ": " + last.reason()))
                            .orElse(""));
        }
    }
}
