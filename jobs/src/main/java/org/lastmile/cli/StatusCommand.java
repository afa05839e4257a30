package org.lastmile.cli;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.lastmile.contract.Contract;
import org.lastmile.contract.Contracts;
import org.lastmile.warehouse.Coverage;
import org.lastmile.warehouse.Quality;
import org.lastmile.warehouse.Registry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Says who has delivered what, through when, and who is late.",
        footer = {
            "",
            "Examples:",
            "  lastmile status",
            "  lastmile status --on 2026-10-15",
            "",
            "Late is a partner whose last observed day lies further back than the contract's frequency and latency together",
            "('slaProperties'). A day marked as assumed is the newest event; --observed-through of 'ingest' declares it."
        })
final class StatusCommand implements Callable<Integer> {
    private static final int SHOWN_FILES = 6;
    private static final String BETWEEN_FILES = ", ";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private RootOption root = new RootOption();

    @Option(names = "--on", paramLabel = "DAY", description = "Day on which lateness is judged (default: today, UTC).")
    private LocalDate day = LocalDate.now(ZoneOffset.UTC);

    @Override
    public Integer call() {
        var folder = root.folder();
        var registry = Registry.read(folder);
        var contracts = Contracts.ofSources(Optional.of(folder.overrides("contracts")));
        var out = spec.commandLine().getOut();

        if (registry.entries().isEmpty()) {
            out.println("Nothing is loaded.");
        } else {
            coverage(registry, contracts, out);
            deliveries(registry, out);
            promises(Quality.all(folder, registry), out);
        }

        registry.withdrawals()
                .forEach(gone -> out.printf(
                        "%nTaken back on %s: %s (%s, %s): %s%n",
                        gone.withdrawnOn(), gone.deliveryId(), gone.source(), gone.files(), gone.reason()));
        return Main.DONE;
    }

    private void coverage(Registry registry, Contracts contracts, PrintWriter out) {
        out.printf("%-22s %-22s %-12s %-12s %s%n", "source", "partner", "from", "through", "on " + day);

        for (var known : registry.coverages()) {
            out.printf(
                    "%-22s %-22s %-12s %-12s %s%n",
                    known.source(),
                    known.partner().equals(Coverage.ALL) ? "(all)" : known.partner(),
                    known.observedFrom() == null ? "not said" : known.observedFrom(),
                    known.observedThrough(),
                    state(known, contracts) + assumed(known));
        }
    }

    private static String assumed(Coverage known) {
        var isFromAssumed = known.isFromAssumed() && known.observedFrom() != null;
        return known.isAssumed() && isFromAssumed
                ? ", both days assumed"
                : known.isAssumed() ? ", last day assumed" : isFromAssumed ? ", first day assumed" : "";
    }

    private String state(Coverage known, Contracts contracts) {
        var days = contracts.find(known.source()).map(Contract::lateAfter).orElse(0);

        if (days == 0) {
            return "no date promised";
        }

        var due = known.observedThrough().plusDays(days);
        return due.isBefore(day) ? "LATE since " + due.plusDays(1) : "next due by " + due;
    }

    private static void promises(List<Quality> quality, PrintWriter out) {
        quality.stream()
                .filter(part -> part.kind() == Quality.Kind.WARNED)
                .forEach(part -> out.printf(
                        "%nDelivery %s of %s does not keep a promise of its contract: %s%s%n",
                        part.deliveryId(),
                        part.source(),
                        part.rule(),
                        part.table().isEmpty() ? "" : " of table " + part.table() + ", " + part.rows() + " rows"));
    }

    /** The first of many files: 'sql --operator' shows all in source.delivery. */
    private static String shortened(String files) {
        var names = files.split(BETWEEN_FILES, -1);
        return names.length <= SHOWN_FILES
                ? files
                : String.join(BETWEEN_FILES, List.of(names).subList(0, SHOWN_FILES)) + " and "
                        + (names.length - SHOWN_FILES) + " more";
    }

    private static void deliveries(Registry registry, PrintWriter out) {
        out.printf("%n%4s  %-16s  %-22s %12s %10s  %s%n", "no.", "delivery", "source", "rows in", "set aside", "files");
        registry.entries()
                .forEach(entry -> out.printf(
                        "%4d  %-16s  %-22s %,12d %,10d  %s%n",
                        entry.sequence(),
                        entry.deliveryId(),
                        entry.source(),
                        entry.rowsIn(),
                        entry.quarantined(),
                        shortened(entry.files())));
    }
}
