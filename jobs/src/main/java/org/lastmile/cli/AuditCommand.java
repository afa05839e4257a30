package org.lastmile.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lastmile.contract.WarehouseException;
import org.lastmile.disclosure.audit.Audit;
import org.lastmile.disclosure.audit.Known;
import org.lastmile.disclosure.audit.Limits;
import org.lastmile.disclosure.audit.Problem;
import org.lastmile.disclosure.audit.Secret;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = "Works out what a reader can find out about the hidden cells of any table.",
        footer = {
            "",
            "Examples:",
            "  lastmile audit --cells cells.csv --matrix x.csv --width 4",
            "  lastmile audit --cells cells.csv --matrix x.csv --width 10 --count people --seconds 600",
            "",
            "cells.csv has a row per cell: its codes, a count, 'suppressed' (true or false) and the number 'cell'. x.csv"
                    + " says which",
            "inner cells a cell consists of, as pairs 'inner,cell'. Prints the hidden cells that can be worked out",
            "within less than the width, and ends with 1 when there are any."
        })
final class AuditCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--cells", paramLabel = "FILE", required = true, description = "Cells with their counts.")
    private Path cells = Path.of("");

    @Option(names = "--matrix", paramLabel = "FILE", required = true, description = "Inner cells of each cell.")
    private Path matrix = Path.of("");

    @Option(names = "--count", paramLabel = "COLUMN", description = "Column of counts (default: n, freq or ant).")
    private @Nullable String count;

    @Option(
            names = "--width",
            paramLabel = "N",
            required = true,
            description = "How far apart the possible values of a hidden cell must be.")
    private long width;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "300",
            description = "Time to work; more is a refusal (default: ${DEFAULT-VALUE}).")
    private long seconds;

    @Override
    public Integer call() throws IOException {
        var table = CellTable.read(cells, matrix, Optional.ofNullable(count));

        if (!table.header().contains("suppressed")) {
            throw new WarehouseException(cells + ": has no column 'suppressed'; it needs one.");
        }

        var result = Audit.of(problem(table), Limits.deciding(Duration.ofSeconds(seconds)));
        var out = spec.commandLine().getOut();
        for (var narrow : result.narrow()) {
            var interval = result.intervals().get(narrow);
            out.println("cell " + result.problem().secrets().get(narrow).id() + ": " + interval.low() + " to "
                    + interval.high());
        }

        out.println(result.narrow().size() + " of " + result.problem().secrets().size()
                + " hidden cells can be worked out within less than " + width + ".");
        return result.narrow().isEmpty() ? Main.DONE : Main.WRONG;
    }

    private Problem problem(CellTable table) {
        var known = new ArrayList<Known>();
        var secrets = new ArrayList<Secret>();
        for (var cell : table.cells()) {
            if (cell.is("suppressed")) {
                secrets.add(new Secret(name(table, cell), cell.inner(), width));
            } else {
                known.add(Known.number(cell.inner(), cell.count()));
            }
        }

        return new Problem(table.size(), known, secrets);
    }

    /** Its number, and its codes, which stand before the count. */
    private static String name(CellTable table, CellTable.Cell cell) {
        return cell.id() + " ("
                + table.header().stream()
                        .takeWhile(column -> !CellTable.isCount(column))
                        .map(column -> cell.fields().getOrDefault(column, ""))
                        .collect(Collectors.joining(", "))
                + ")";
    }
}
