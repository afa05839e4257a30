package org.lastmile.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.lastmile.contract.WarehouseException;
import org.lastmile.export.ExportLayout;
import org.lastmile.export.Funder;
import org.lastmile.export.FunderExport;
import org.lastmile.release.EditionFolder;
import org.lastmile.release.Period;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Writes a funder's quarterly package: CSV, Parquet, a data dictionary and a Frictionless"
                + " datapackage.json with checksums.",
        footer = {"", "Examples:", "  lastmile export --quarter 2026Q3 --funder \"State Library Fund\" --out package"})
final class ExportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private RootOption root = new RootOption();

    @Mixin
    private EditionOption edition = new EditionOption();

    @Option(names = "--quarter", paramLabel = "Q", required = true, description = "Quarter, written 2026Q3.")
    private String quarter = "";

    @Option(names = "--funder", paramLabel = "NAME", required = true, description = "Name of the funder.")
    private String funder = "";

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Folder for the package.")
    private Path out = Path.of(".");

    @Option(
            names = "--layout",
            paramLabel = "NAME",
            defaultValue = "quarterly",
            description = "Layout, a file in exports/ (default: ${DEFAULT-VALUE}).")
    private String layout = "quarterly";

    @Override
    public Integer call() throws java.io.IOException {
        var folder = root.folder();
        var wanted = Period.of(quarter);

        if (wanted.isYear()) {
            throw new WarehouseException("--quarter " + quarter + " is a year; write a quarter as 2026Q3.");
        }

        var release = EditionFolder.read(edition.isNamed() ? edition.of(folder) : Editions.newest(folder, wanted));

        if (!release.edition().quarter().equals(wanted)) {
            throw new WarehouseException("Edition " + release.edition().id() + " is not of quarter " + wanted
                    + "; name an edition of it with --edition, or its own quarter with --quarter.");
        }

        var report = FunderExport.write(
                release,
                ExportLayout.named(layout, folder.root()),
                new Funder(funder, PartnershipSettings.read(folder).contact()),
                out);
        var kinds = new java.util.TreeMap<>(report.cellsByKind())
                .entrySet().stream()
                        .map(kind -> kind.getValue() + " " + kind.getKey())
                        .collect(Collectors.joining(", "));
        spec.commandLine()
                .getOut()
                .println("Wrote the package of edition " + release.edition().id() + " to " + report.folder()
                        + ". Cells: " + kinds + ".");
        return Main.DONE;
    }
}
