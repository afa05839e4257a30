package org.lastmile.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.lastmile.contract.Shelf;
import org.lastmile.contract.WarehouseException;
import org.lastmile.export.ExportLayout;
import org.lastmile.export.Funder;
import org.lastmile.export.FunderExport;
import org.lastmile.indicator.Catalogue;
import org.lastmile.ingest.Declared;
import org.lastmile.ingest.Ingest;
import org.lastmile.ingest.Warehouse;
import org.lastmile.measure.Build;
import org.lastmile.notebook.Notebook;
import org.lastmile.notebook.NotebookPage;
import org.lastmile.page.Site;
import org.lastmile.publish.ReleaseMaker;
import org.lastmile.release.EditionFolder;
import org.lastmile.release.EditionState;
import org.lastmile.release.Period;
import org.lastmile.release.ReleaseQuery;
import org.lastmile.synthetic.Preset;
import org.lastmile.synthetic.Synthetic;
import org.lastmile.warehouse.PartnershipFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Makes a synthetic partnership and runs the whole road: files, tables, indicators, edition, page,"
                + " notebook and export.",
        footer = {
            "",
            "Examples:",
            "  lastmile demo",
            "  lastmile demo --learners 20000 --seed 7 big-demo",
            "  lastmile demo --preset pilot small-demo",
            "",
            "The learners are invented; the same seed gives the same numbers."
        })
final class DemoCommand implements Callable<Integer> {
    private static final Period QUARTER = Period.of("2026Q3");
    /** The invented files end here, and nothing in them depends on the day on which the demo runs. */
    private static final LocalDate FIRST_DAY = LocalDate.of(2024, 1, 1);

    private static final LocalDate LAST_DAY = LocalDate.of(2026, 9, 30);

    private static final int SMALL = 100_000;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "DIR",
            arity = "0..1",
            defaultValue = "lastmile-demo",
            description = "Folder for everything (default: ${DEFAULT-VALUE}); a demo that is there is made anew.")
    private Path target = Path.of("lastmile-demo");

    @Option(
            names = "--preset",
            defaultValue = "system",
            description = "system: a library system with branches and two colleges; pilot: one library system, one"
                    + " college, 60 learners (default: ${DEFAULT-VALUE}).")
    private Preset preset = Preset.SYSTEM;

    @Option(names = "--learners", paramLabel = "N", description = "Number of learners (default: 5,000; pilot 60).")
    private int learners;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "42",
            description = "Seed of the invention (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Override
    public Integer call() throws Exception {
        var count = learners == 0 ? preset.learners() : learners;
        Synthetic.check(count);

        try (var progress = new Progress(spec.commandLine().getErr())) {
            clear();
            var folder = NewPartnership.create(target, name(), count > SMALL ? 16 : 2);
            Files.writeString(folder.root().resolve(marker()), "Made by 'lastmile demo'.\n");
            progress.step("inventing " + count + " learners");
            var deliveries = folder.root().resolve("deliveries");
            Synthetic.write(preset, count, seed, deliveries);
            load(folder, deliveries, progress);
            publish(folder, progress);
        }

        tell(count);
        return Main.DONE;
    }

    private String name() {
        return preset == Preset.PILOT ? "Pilot partnership (invented)" : "County partnership (invented)";
    }

    private static String marker() {
        return ".lastmile-demo";
    }

    /** Only a folder that an earlier demo has made is cleared. */
    private void clear() throws java.io.IOException {
        if (Files.isRegularFile(target.resolve(marker()))) {
            try (var walk = Files.walk(target)) {
                for (var path : walk.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private static void load(PartnershipFolder folder, Path deliveries, Progress progress) throws Exception {
        var settings = PartnershipSettings.read(folder);

        try (var engine = new Engine(folder, "local[*]")) {
            var ingest = new Ingest(
                    folder,
                    engine::spark,
                    new Ingest.Settings(settings.buckets(), Declared.days(FIRST_DAY, LAST_DAY), LAST_DAY),
                    progress);
            var aside = ingest.load(List.of(deliveries)).stream()
                    .mapToLong(report -> report.quarantined())
                    .sum();

            if (aside > 0) {
                throw new WarehouseException(aside + " rows of the invented files break their contracts.");
            }

            new Build(
                            folder,
                            engine::spark,
                            Catalogue.load(Optional.of(folder.root())),
                            new Build.Settings(Warehouse.existing(folder).buckets(), "1GB", LAST_DAY),
                            progress)
                    .run();
        }
    }

    private void publish(PartnershipFolder folder, Progress progress) throws Exception {
        progress.step("taking the numbers through the disclosure gate");
        var made = new ReleaseMaker(folder, Catalogue.load(Optional.of(folder.root())), name()).make(QUARTER, LAST_DAY);
        List.of(EditionState.CHECKED, EditionState.APPROVED, EditionState.PUBLISHED)
                .forEach(state -> EditionFolder.say(made.sealed(), state, "demo", LAST_DAY, "invented learners"));
        var release = EditionFolder.read(made.sealed());
        progress.step("drawing the page");
        Site.write(
                release, Optional.of(folder.overrides("pages")), folder.root().resolve("site"));
        progress.step("running the notebook");
        var shelf = Shelf.open("lastmile/notebooks", ".sql", Optional.empty());

        try (var query = ReleaseQuery.open(made.sealed())) {
            Files.writeString(
                    folder.root().resolve("claim_gap.html"),
                    NotebookPage.render(Notebook.parse("claim_gap.sql", shelf.text("claim_gap.sql")), query, release));
        }

        progress.step("packing the export");
        FunderExport.write(
                release,
                ExportLayout.named("quarterly", folder.root()),
                new Funder("Demo funder", name()),
                folder.root().resolve("export"));
    }

    private void tell(int count) {
        var out = spec.commandLine().getOut();
        out.printf("%n%,d invented learners went the whole road. In %s:%n", count, target);
        out.println("  deliveries/        the files that partners would send");
        out.println("  warehouse/         Delta tables, and the sealed edition in warehouse/release/2026Q3-1");
        out.println("  site/              the page: open site/index.html in a browser");
        out.println("  claim_gap.html     a notebook of SQL, with its answers");
        out.println("  export/            a funder's package for 2026Q3");
        out.println();
        out.println("Look further:");
        out.println("  ./lastmile serve --root " + target);
        out.println("  ./lastmile sql --root " + target + " \"select period, count, of, pct from release.cell"
                + " where indicator = 'first_claim_rate_30d' and dimension = 'all'\"");
        out.println("  ./lastmile explain --root " + target + " overview/first_claim_rate_30d/2025/all");
    }
}
