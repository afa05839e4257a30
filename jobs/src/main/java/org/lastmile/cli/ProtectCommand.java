package org.lastmile.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lastmile.contract.DisclosurePolicy;
import org.lastmile.contract.Shelf;
import org.lastmile.contract.WarehouseException;
import org.lastmile.disclosure.audit.Limits;
import org.lastmile.table.CellTable;
import org.lastmile.table.ProtectedFolder;
import org.lastmile.table.Protection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "protect",
        mixinStandardHelpOptions = true,
        description = "Takes any table of counts through the disclosure gate.",
        footer = {
            "",
            "Examples:",
            "  lastmile protect --cells cells.csv --matrix x.csv --minimum 4 --out protected",
            "  lastmile protect --cells cells.csv --matrix x.csv --policy cms --seconds 600 --out protected",
            "  lastmile protect --cells cells.csv --matrix x.csv --minimum 5 --method round --out rounded",
            "",
            "cells.csv has a row per cell: its codes, a count of people and the number 'cell'; a column 'rank' says which",
            "cells matter more, 0 first. x.csv says which inner cells a cell consists of, as pairs 'inner,cell'. Flags",
            "such as 'primary' are not read: a count from 1 to the minimum - 1 is small, and a 0 is told. Writes",
            "protected.csv, certificate.json and report.txt into a new folder, or nothing. 'lastmile audit",
            "--certificate' checks them."
        })
final class ProtectCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--cells", paramLabel = "FILE", required = true, description = "Cells with their counts.")
    private Path cells = Path.of("");

    @Option(names = "--matrix", paramLabel = "FILE", required = true, description = "Inner cells of each cell.")
    private Path matrix = Path.of("");

    @Option(names = "--out", paramLabel = "FOLDER", required = true, description = "New folder for what may be told.")
    private Path out = Path.of("");

    @Option(names = "--count", paramLabel = "COLUMN", description = "Column of counts (default: n, freq or ant).")
    private @Nullable String count;

    @Option(names = "--policy", paramLabel = "NAME", description = "Profile of the policy (default: the policy's own).")
    private @Nullable String policy;

    @Option(
            names = "--minimum",
            paramLabel = "N",
            description = "Smallest count that may be shown (default: the profile's).")
    private @Nullable Integer minimum;

    @Option(
            names = "--width",
            paramLabel = "N",
            description = "How far apart the possible values of a hidden count must be (default: the minimum, or the"
                    + " profile's).")
    private @Nullable Integer width;

    @Option(
            names = "--method",
            paramLabel = "NAME",
            defaultValue = "protect",
            description = "protect hides cells, round tells all of them a little off (default: ${DEFAULT-VALUE}).")
    private Protection.Method method = Protection.Method.PROTECT;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "300",
            description =
                    "Time for the selection of cells and for each audit; more is a refusal (default: ${DEFAULT-VALUE}).")
    private long seconds;

    @Override
    public Integer call() throws IOException {
        var folder = new ProtectedFolder(out);
        var table = CellTable.read(cells, matrix, Optional.ofNullable(count));
        var limits = Limits.deciding(Duration.ofSeconds(seconds));
        var report = folder.write(table, new Protection(method, policy(), limits));
        spec.commandLine().getOut().print(report);
        return Main.DONE;
    }

    private DisclosurePolicy policy() {
        var text = Shelf.open("lastmile/policies", ".yaml", Optional.empty()).text("disclosure.yaml");
        var file = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        var profile = policy == null ? DisclosurePolicy.read(file) : DisclosurePolicy.read(file, policy);

        if (minimum == null && width == null) {
            return profile;
        }

        var least = minimum == null ? profile.minimum() : minimum;

        if (least < 2) {
            throw new WarehouseException("--minimum " + least + " hides nobody; use at least 2.");
        }

        var wide = width != null ? width : minimum == null ? profile.intervalWidth() : least;

        if (wide < least - 1) {
            throw new WarehouseException(
                    "--width " + wide + " is less than the hidden counts differ; use at least " + (least - 1) + ".");
        }

        return profile.with(least, wide);
    }
}
