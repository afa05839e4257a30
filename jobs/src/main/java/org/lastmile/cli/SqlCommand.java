package org.lastmile.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.lastmile.release.EditionFolder;
import org.lastmile.release.ReleaseQuery;
import org.lastmile.release.ResultFormat;
import org.lastmile.release.Views;
import org.lastmile.warehouse.PartnershipFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "sql",
        mixinStandardHelpOptions = true,
        description = "Asks DuckDB over the newest edition, as release.cell and release.indicator.",
        footer = {
            "",
            "Examples:",
            "  lastmile sql \"select period, pct from release.cell where indicator = 'first_claim_rate_30d'\"",
            "  lastmile sql --format csv \"from release.cell\" > cells.csv",
            "  lastmile sql --operator \"select count(*) from mart.entry\"",
            "",
            "--operator shows learner-level rows, which are never to be published. Of core tables it shows the newest"
                    + " row of each key."
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
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table, csv or json (default: ${DEFAULT-VALUE}).")
    private String format = "table";

    @Override
    public Integer call() throws IOException {
        var folder = root.folder();
        var wanted = ResultFormat.of(format);

        try (var query = open(folder)) {
            spec.commandLine().getOut().print(query.query(sql).as(wanted));
            spec.commandLine().getOut().flush();
        }

        return Main.DONE;
    }

    private ReleaseQuery open(PartnershipFolder folder) throws IOException {
        if (!isOperator) {
            return ReleaseQuery.open(edition.of(folder));
        }

        var views = new Views(Zones.selects(folder), List.of(folder.warehouse()));
        var newest = EditionFolder.newest(folder.editions());

        if (edition.isNamed()) {
            return ReleaseQuery.open(edition.of(folder), views);
        }

        return newest.isPresent() ? ReleaseQuery.open(newest.get(), views) : ReleaseQuery.open(views);
    }
}
