package org.lastmile.cli;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lastmile.indicator.Catalogue;
import org.lastmile.publish.ReleaseMaker;
import org.lastmile.release.Ledger;
import org.lastmile.release.Period;
import org.lastmile.warehouse.PartnershipFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "release",
        mixinStandardHelpOptions = true,
        description = "Takes the measures through the disclosure gate and seals an edition, which never changes.",
        footer = {
            "",
            "Examples:",
            "  lastmile release --quarter 2026Q3",
            "  lastmile release --quarter 2026Q3 --plan",
            "  lastmile release --quarter 2026Q3 --correct \"attendance of May was sent twice\"",
            "",
            "What an edition has said stays as it was in all later ones. The same inputs again make no new edition."
        })
final class ReleaseCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private RootOption root = new RootOption();

    @Option(names = "--quarter", paramLabel = "Q", required = true, description = "Quarter, written 2026Q3.")
    private String quarter = "";

    @Option(
            names = "--correct",
            paramLabel = "REASON",
            description = "Say anew what earlier editions have said, wherever every change is about enough people; the"
                    + " reason stands in the edition.")
    private @Nullable String correction;

    @Option(
            names = "--plan",
            description = "Only say what each design of the publications would keep; nothing is sealed.")
    private boolean isPlan;

    @Override
    public Integer call() throws Exception {
        var folder = root.folder();
        var settings = PartnershipSettings.read(folder);
        var maker = new ReleaseMaker(
                folder, Catalogue.load(Optional.of(folder.root())), settings.name(), settings.profile());

        if (isPlan) {
            plan(maker);
        } else {
            seal(folder, maker);
        }

        return Main.DONE;
    }

    private void plan(ReleaseMaker maker) throws SQLException {
        var out = spec.commandLine().getOut();
        out.println("Cells with a value or a range, of those with people in them:");
        out.printf("%-12s %-28s %17s %17s%n", "publication", "design", "totals", "groups");

        for (var kept : maker.plan(Period.of(quarter))) {
            if (kept.totals() + kept.groups() == 0) {
                continue;
            }

            out.printf(
                    "%-12s %-28s %17s %17s%n",
                    kept.publication(),
                    kept.design(),
                    share(kept.usableTotals(), kept.totals()),
                    share(kept.usableGroups(), kept.groups()));
        }
    }

    private static String share(int usable, int all) {
        return all == 0 ? "-" : usable + " of " + all + " (" + Math.round(100.0 * usable / all) + " %)";
    }

    private void seal(PartnershipFolder folder, ReleaseMaker maker) throws SQLException {
        var made = maker.make(Period.of(quarter), LocalDate.now(ZoneOffset.UTC), Optional.ofNullable(correction));
        var out = spec.commandLine().getOut();
        var edition = made.release().edition();
        out.println(
                made.isNew()
                        ? "Edition " + edition.id() + " is sealed in " + made.sealed() + "."
                        : "Nothing new: edition " + edition.id() + " stands.");
        out.println(
                "It is " + Ledger.read(folder.editions()).state(edition.id()).word()
                        + "; 'lastmile edition --help' says how it is published.");
        out.printf(
                "Cells: %,d shown, %,d banded, %,d protected, %,d empty; minimum %d people.%n",
                edition.tallies().getOrDefault("shown", 0L),
                edition.tallies().getOrDefault("banded", 0L),
                edition.tallies().getOrDefault("protected", 0L),
                edition.tallies().getOrDefault("empty", 0L),
                edition.minimum());
        edition.designs().forEach(out::println);
        made.notes().forEach(out::println);
        out.println(
                edition.isPreliminary()
                        ? "Preliminary: some sources have not said up to which day they are complete"
                                + " (ingest --observed-through DAY)."
                        : "Final: every source has said up to which day it is complete.");
    }
}
