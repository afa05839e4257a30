package org.lastmile.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lastmile.contract.Contracts;
import org.lastmile.contract.WarehouseException;
import org.lastmile.ingest.Declared;
import org.lastmile.ingest.Ingest;
import org.lastmile.ingest.Withdraw;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "ingest",
        mixinStandardHelpOptions = true,
        description = "Loads what partners delivered, or takes a delivery back. Files are recognised by their content.",
        footer = {
            "",
            "Examples:",
            "  lastmile ingest attendance.csv",
            "  lastmile ingest ~/deliveries/2026-09 --observed-from 2026-09-01 --observed-through 2026-09-30",
            "  lastmile ingest --source assessments results.csv",
            "  lastmile ingest --withdraw 3f0c9a1be27d4410 --reason \"sent by mistake\"",
            "",
            "The same delivery again changes nothing. Rows that break a rule are set aside and counted by rule.",
            "A delivery that is taken back leaves source and core tables; the next build makes numbers without it."
        })
final class IngestCommand implements Callable<Integer> {
    private static final Set<String> OPTIONS_OF_WITHDRAWING = Set.of("--withdraw", "--reason", "--root");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private RootOption root = new RootOption();

    @Parameters(paramLabel = "FILE|FOLDER", arity = "0..*", description = "Files, packed ones (gzip, zip) or folders.")
    private List<Path> paths = List.of();

    @Mixin
    private SourceOption source = new SourceOption();

    @Option(
            names = "--observed-from",
            paramLabel = "DAY",
            description = "First day that the deliveries cover (default: first of the month of their oldest event,"
                    + " marked as assumed).")
    private @Nullable LocalDate observedFrom;

    @Option(
            names = "--observed-through",
            paramLabel = "DAY",
            description = "Last day that the deliveries cover (default: their newest event, marked as assumed).")
    private @Nullable LocalDate observedThrough;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Also writes what became of the rows as a page of HTML, into a file that is not there yet.")
    private @Nullable Path report;

    @Option(
            names = "--withdraw",
            paramLabel = "DELIVERY",
            description = "Take this delivery back; 'status' lists them.")
    private @Nullable String withdrawn;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why it is taken back; it is written down.")
    private @Nullable String reason;

    @Mixin
    private MasterOption master = new MasterOption();

    @Override
    public Integer call() throws Exception {
        refuseOtherCalls();

        if (withdrawn != null && reason != null) {
            return withdraw(withdrawn, reason);
        }

        var folder = root.folder();
        var settings = PartnershipSettings.read(folder);
        var today = LocalDate.now(java.time.ZoneOffset.UTC);

        if (report != null && Files.exists(report)) {
            throw new WarehouseException(report + ": is there already; name a file that is not.");
        }

        try (var progress = new Progress(spec.commandLine().getErr());
                var engine = new Engine(folder, master.url())) {
            var ingest = new Ingest(
                    folder,
                    engine::spark,
                    new Ingest.Settings(
                            settings.buckets(),
                            new Declared(
                                    source.id(),
                                    Optional.ofNullable(observedFrom),
                                    Optional.ofNullable(observedThrough)),
                            today),
                    progress);
            var reports = ingest.load(paths);
            progress.close();
            var words =
                    new QualityWords(new RuleMeaning(Contracts.ofSources(Optional.of(folder.overrides("contracts")))));
            reports.forEach(loaded -> words.print(loaded, spec.commandLine().getOut()));
            new ClosedCount(folder).print(reports, spec.commandLine().getOut());

            if (report != null) {
                WholeFile.write(
                        report,
                        words.page(settings.name(), today.toString(), reports).html());
                spec.commandLine().getOut().println("Written: " + report);
            }
        }

        return Main.DONE;
    }

    private void refuseOtherCalls() {
        if ((withdrawn == null) == paths.isEmpty() || (withdrawn == null) != (reason == null)) {
            throw new ParameterException(
                    spec.commandLine(), "Name files or folders to load, or --withdraw DELIVERY with --reason TEXT.");
        }

        var loading = withdrawn == null ? List.<String>of() : optionsOfLoading();

        if (!loading.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--withdraw loads no file, so " + String.join(", ", loading) + " would do nothing; leave it out.");
        }
    }

    private List<String> optionsOfLoading() {
        return spec.commandLine().getParseResult().matchedOptions().stream()
                .map(OptionSpec::longestName)
                .filter(name -> !OPTIONS_OF_WITHDRAWING.contains(name))
                .toList();
    }

    private int withdraw(String delivery, String why) throws Exception {
        var folder = root.folder();

        try (var progress = new Progress(spec.commandLine().getErr())) {
            new Withdraw(folder, LocalDate.now(java.time.ZoneOffset.UTC), progress).run(delivery, why);
        }

        spec.commandLine().getOut().println(delivery + ": taken back; run 'lastmile build' for numbers without it");
        return Main.DONE;
    }
}
