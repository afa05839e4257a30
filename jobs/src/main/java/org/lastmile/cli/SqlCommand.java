package org.lastmile.cli;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lastmile.measure.Purpose;
import org.lastmile.release.EditionFolder;
import org.lastmile.release.ReleaseQuery;
import org.lastmile.release.ResultFormat;
import org.lastmile.release.Views;
import org.lastmile.warehouse.PartnershipFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "sql",
        mixinStandardHelpOptions = true,
        description = "Asks DuckDB over the newest edition, as release.cell, release.indicator and release.source.",
        footer = {
            "",
            "Examples:",
            "  lastmile sql \"select period, pct from release.cell where indicator = 'first_claim_rate_30d'\"",
            "  lastmile sql --format csv \"from release.cell\" > cells.csv",
            "  lastmile sql --operator \"select count(*) from mart.entry\"",
            "  lastmile sql --operator --purpose research \"select count(*) from core.attendance\"",
            "",
            "--operator shows learner-level rows, which are never to be published. Of core tables it shows the newest"
                    + " row of each key. Research on rows of learners is asked with --purpose research."
        })
final class SqlCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private RootOption root = new RootOption();

    @Mixin
    private EditionOption edition = new EditionOption();

    @Parameters(paramLabel = "SQL", description = "One select statement.")
    private String sql = "";

    @Option(names = "--operator", description = "Every zone as zone.table, learner-level rows included.")
    private boolean isOperator;

    @Option(
            names = "--purpose",
            paramLabel = "PURPOSE",
            description = "With --operator: core tables alone, and of them no row about a learner that consents and"
                    + " agreements do not let this purpose use: research, outcomes_reporting or public_reporting.")
    private @Nullable Purpose purpose;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table, csv or json (default: ${DEFAULT-VALUE}).")
    private String format = "table";

    @Override
    public Integer call() throws IOException, SQLException {
        if (purpose != null && !isOperator) {
            throw new ParameterException(
                    spec.commandLine(), "--purpose is for --operator: an edition has its purposes already.");
        }

        var folder = root.folder();
        var wanted = ResultFormat.of(format);

        try (var query = open(folder)) {
            spec.commandLine().getOut().print(query.query(sql).as(wanted));
            spec.commandLine().getOut().flush();
        }

        return Main.DONE;
    }

    private ReleaseQuery open(PartnershipFolder folder) throws IOException, SQLException {
        if (!isOperator) {
            return ReleaseQuery.open(edition.of(folder));
        }

        var selects = purpose == null ? Zones.selects(folder) : Zones.selects(folder, purpose);
        var views = new Views(selects, List.of(folder.warehouse()));
        var newest = EditionFolder.newest(folder.editions());

        if (edition.isNamed()) {
            return ReleaseQuery.open(edition.of(folder), views);
        }

        return newest.isPresent() ? ReleaseQuery.open(newest.get(), views) : ReleaseQuery.open(views);
    }
}
