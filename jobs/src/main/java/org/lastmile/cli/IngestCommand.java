package org.lastmile.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lastmile.ingest.DeliveryReport;
import org.lastmile.ingest.Ingest;
import org.lastmile.ingest.Withdraw;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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
            "  lastmile ingest ~/deliveries/2026-09 --observed-through 2026-09-30",
            "  lastmile ingest --withdraw 3f0c9a1be27d4410 --reason \"sent by mistake\"",
            "",
            "The same delivery again changes nothing. Rows that break a rule are set aside and counted by rule.",
            "A delivery that is taken back leaves source and core tables; the next build makes numbers without it."
        })
final class IngestCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private RootOption root = new RootOption();

    @Parameters(paramLabel = "FILE|FOLDER", arity = "0..*", description = "Files, packed ones (gzip, zip) or folders.")
    private List<Path> paths = List.of();

    @Option(
            names = "--observed-through",
            paramLabel = "DAY",
            description = "Last day that the deliveries cover (default: their newest event, marked as assumed).")
    private @Nullable LocalDate observedThrough;

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

        try (var progress = new Progress(spec.commandLine().getErr());
                var engine = new Engine(folder, master.url(), Engine.isSmall(paths))) {
            var ingest = new Ingest(
                    folder,
                    engine::spark,
                    new Ingest.Settings(
                            settings.buckets(),
                            engine.isSmall(),
                            Optional.ofNullable(observedThrough),
                            LocalDate.now(java.time.ZoneOffset.UTC)),
                    progress);
            var reports = ingest.load(paths);
            progress.close();
            reports.forEach(this::print);
        }

        return Main.DONE;
    }

    private void refuseOtherCalls() {
        if ((withdrawn == null) == paths.isEmpty() || (withdrawn == null) != (reason == null)) {
            throw new ParameterException(
                    spec.commandLine(), "Name files or folders to load, or --withdraw DELIVERY with --reason TEXT.");
        }
    }

    private int withdraw(String delivery, String why) throws Exception {
        var folder = root.folder();

        try (var progress = new Progress(spec.commandLine().getErr());
                var engine = new Engine(folder, master.url(), true)) {
            new Withdraw(folder, engine::spark, LocalDate.now(java.time.ZoneOffset.UTC), progress).run(delivery, why);
        }

        spec.commandLine().getOut().println(delivery + ": taken back; run 'lastmile build' for numbers without it");
        return Main.DONE;
    }

    private void print(DeliveryReport report) {
        var out = spec.commandLine().getOut();

        if (!report.isNew()) {
            out.println(report.source() + ": loaded before as " + report.deliveryId() + ", nothing changed");
            return;
        }

        out.printf(
                "%s: %,d rows in, %,d accepted, %,d set aside (delivery %s)%n",
                report.source(), report.rowsIn(), report.accepted(), report.quarantined(), report.deliveryId());

        if (report.supporting() > 0) {
            out.printf("    %,d documents describe awards and are none%n", report.supporting());
        }

        report.rules().entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .forEach(rule -> out.printf("    %,d by rule %s%n", rule.getValue(), rule.getKey()));
        report.unknown().entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .forEach(column -> out.printf(
                        "    %,d rows whose %s nobody has announced yet%n", column.getValue(), column.getKey()));
    }
}
