package org.lastmile.cli;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.lastmile.indicator.Catalogue;
import org.lastmile.ingest.CoreRenewal;
import org.lastmile.ingest.Warehouse;
import org.lastmile.ingest.WarehouseLock;
import org.lastmile.measure.Build;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "build",
        mixinStandardHelpOptions = true,
        description = "Assembles the marts and measures the indicators from all that is loaded.",
        footer = {"", "Examples:", "  lastmile build", "  lastmile build --root ~/county --memory 2GB"})
final class BuildCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private RootOption root = new RootOption();

    @Option(
            names = "--memory",
            paramLabel = "SIZE",
            defaultValue = "1GB",
            description = "Memory of DuckDB in one task (default: ${DEFAULT-VALUE}).")
    private String memory = "1GB";

    @Mixin
    private MasterOption master = new MasterOption();

    @Override
    public Integer call() throws Exception {
        var folder = root.folder();
        WarehouseLock.refuseUnfinishedButRenewal(folder);
        var warehouse = Warehouse.existing(folder);
        var catalogue = Catalogue.load(Optional.of(folder.root()));

        try (var progress = new Progress(spec.commandLine().getErr());
                var lock = WarehouseLock.take(folder, progress);
                var engine = new Engine(folder, master.url())) {
            new CoreRenewal(folder, warehouse.buckets(), progress).run(lock);
            var report = new Build(
                            folder,
                            engine::spark,
                            catalogue,
                            new Build.Settings(warehouse.buckets(), memory, LocalDate.now(ZoneOffset.UTC)),
                            progress)
                    .run();
            progress.close();
            var out = spec.commandLine().getOut();

            LeftOut.lines(report.leftOut()).forEach(out::println);

            if (!report.isNew()) {
                out.println("Nothing new: the marts are those of the present inputs.");
                return Main.DONE;
            }

            report.marts().entrySet().stream()
                    .sorted(java.util.Map.Entry.comparingByKey())
                    .forEach(mart -> out.printf("mart.%s: %,d rows%n", mart.getKey(), mart.getValue()));
            return Main.DONE;
        }
    }
}
