package org.lastmile.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lastmile.contract.WarehouseException;
import org.lastmile.disclosure.audit.Limits;
import org.lastmile.disclosure.audit.Verdict;
import org.lastmile.publish.EditionProof;
import org.lastmile.release.EditionFolder;
import org.lastmile.table.CellTable;
import org.lastmile.table.CertificateAudit;
import org.lastmile.table.TableAudit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description =
                "Works out what a reader can find out about the hidden cells of any table, or checks a certificate.",
        footer = {
            "",
            "Examples:",
            "  lastmile audit --cells cells.csv --matrix x.csv --width 4",
            "  lastmile audit --cells cells.csv --matrix x.csv --width 10 --count people --seconds 600",
            "  lastmile audit --certificate out/certificate.json --cells out/protected.csv --matrix x.csv",
            "  lastmile audit --edition 2026Q3-1",
            "",
            "cells.csv has a row per cell: its codes, a count, 'suppressed' (true or false) and the number 'cell'. x.csv"
                    + " says which",
            "inner cells a cell consists of, as pairs 'inner,cell'. Prints the hidden cells that can be worked out",
            "within less than the width, those that somebody computes who is alone in another hidden cell (when the",
            "file knows the counts of hidden cells; of primary ones when it has a column 'primary'), and ends with 1",
            "when there are any. A certificate is checked by adding up alone."
        })
final class AuditCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private RootOption root = new RootOption();

    @Option(
            names = "--edition",
            paramLabel = "ID",
            description = "Checks the certificate of a sealed edition, a draft included.")
    private @Nullable String edition;

    @Option(names = "--cells", paramLabel = "FILE", description = "Cells with their counts.")
    private @Nullable Path cells;

    @Option(names = "--matrix", paramLabel = "FILE", description = "Inner cells of each cell.")
    private @Nullable Path matrix;

    @Option(
            names = "--certificate",
            paramLabel = "FILE",
            description = "Certificate of 'lastmile protect'; --cells is then its protected.csv.")
    private @Nullable Path certificate;

    @Option(names = "--count", paramLabel = "COLUMN", description = "Column of counts (default: n, freq or ant).")
    private @Nullable String count;

    @Option(
            names = "--width",
            paramLabel = "N",
            description = "How far apart the possible values of a hidden cell must be; a certificate says its own.")
    private @Nullable Long width;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "300",
            description = "Time to work; more is a refusal (default: ${DEFAULT-VALUE}).")
    private long seconds;

    @Override
    public Integer call() throws IOException {
        if (edition != null) {
            return sayOfEdition(EditionFolder.find(root.folder().editions(), edition));
        }

        if (cells == null || matrix == null) {
            throw new WarehouseException("Name an edition with --edition, or a table with --cells and --matrix.");
        }

        if (certificate != null) {
            return say(CertificateAudit.of(certificate, cells, matrix));
        }

        if (width == null) {
            throw new WarehouseException(
                    "Say with --width how far apart the possible values of a hidden cell must be.");
        }

        var table = CellTable.read(cells, matrix, Optional.ofNullable(count));
        return say(new TableAudit(table, Limits.deciding(Duration.ofSeconds(seconds))), width);
    }

    private int say(TableAudit audit, long asked) {
        var out = spec.commandLine().getOut();
        var outsider = audit.outsider(asked);
        outsider.narrow().forEach(out::println);
        out.println(outsider.narrow().size() + " of " + outsider.hidden()
                + " hidden cells can be worked out within less than " + asked + ".");

        if (!audit.knowsHiddenCounts()) {
            out.println("Who is alone in a cell is not looked at: the file does not know the counts of hidden cells.");
            return outsider.narrow().isEmpty() ? Main.DONE : Main.WRONG;
        }

        var alone = audit.alone();
        alone.forEach(out::println);
        out.println(alone.size() + " times somebody who is alone in a hidden cell computes another one.");
        return outsider.narrow().isEmpty() && alone.isEmpty() ? Main.DONE : Main.WRONG;
    }

    private int sayOfEdition(Path folder) {
        var certificate = EditionFolder.certificate(folder);
        certificate.parts().forEach(part -> part.loose()
                .forEach(sum ->
                        spec.commandLine().getOut().println(part.name() + ": does not add up in public, " + sum)));
        return say(EditionProof.verdict(EditionFolder.read(folder), certificate));
    }

    private int say(Verdict verdict) {
        var out = spec.commandLine().getOut();
        verdict.problems().forEach(out::println);
        var reach = verdict.proven() == 0 ? "" : " to reach over " + verdict.narrowest() + " or more";
        out.println(verdict.proven() + " hidden numbers are proven" + reach + ", " + verdict.told()
                + " follow from other cells and are no small ones, and "
                + verdict.problems().size()
                + " things are wrong.");
        return verdict.problems().isEmpty() ? Main.DONE : Main.WRONG;
    }
}
