package org.lastmile.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lastmile.contract.Contracts;
import org.lastmile.contract.WarehouseException;
import org.lastmile.ingest.Acceptance;
import org.lastmile.release.ReleaseQuery;
import org.lastmile.release.ResultFormat;
import org.lastmile.release.ResultTable;
import org.lastmile.release.Views;
import org.lastmile.warehouse.PartnershipFolder;
import org.lastmile.warehouse.TableSnapshot;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "quarantine",
        mixinStandardHelpOptions = true,
        description = "Shows the rows that were set aside, and notes who has looked at them.",
        synopsisSubcommandLabel = "(list | export | accept)",
        footer = {
            "",
            "Examples:",
            "  lastmile quarantine list",
            "  lastmile quarantine export --out for-the-partner.csv",
            "  lastmile quarantine accept 3f0c9a1be27d4410 --reason \"test rows of the vendor\"",
            "",
            "Quarantine holds where a row stood and what rule it broke, never its values. To load such rows, have the file",
            "corrected and delivered again: a corrected row counts, and the rest of the file changes nothing."
        })
final class QuarantineCommand {
    private static final String ROWS =
            """
            select
                delivery_id as delivery,
                source,
                source_table as "table",
                source_file as file,
                source_row as row,
                column_name as column,
                rule,
                seen
            from source.quarantine
            order by all
            """;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Rows set aside, counted by delivery, column and rule.",
            footer = {"", "Examples:", "  lastmile quarantine list --format csv"})
    int list(
            @Mixin RootOption root,
            @Option(
                            names = "--format",
                            paramLabel = "FORMAT",
                            defaultValue = "table",
                            description = "table, csv or json (default: ${DEFAULT-VALUE}).")
                    String format)
            throws IOException {
        var folder = root.folder();
        var wanted = ResultFormat.of(format);

        if (isEmpty(folder)) {
            spec.commandLine().getOut().println("Nothing was set aside.");
            return Main.DONE;
        }

        spec.commandLine()
                .getOut()
                .print(explained(folder, ask(folder, counted(folder))).as(wanted));
        return Main.DONE;
    }

    @Command(
            name = "export",
            mixinStandardHelpOptions = true,
            description = "A line per reason into a CSV file, to send to who has to correct the rows.",
            footer = {"", "Examples:", "  lastmile quarantine export --out for-the-partner.csv"})
    int export(
            @Mixin RootOption root,
            @Option(
                            names = "--out",
                            paramLabel = "FILE",
                            required = true,
                            description = "A file that is not there yet.")
                    Path out)
            throws IOException {
        var folder = root.folder();

        if (Files.exists(out)) {
            throw new WarehouseException(out + ": is there already; name a file that is not.");
        }

        if (isEmpty(folder)) {
            throw new WarehouseException("Nothing was set aside, so there is nothing to write.");
        }

        WholeFile.write(out, explained(folder, ask(folder, ROWS)).as(ResultFormat.CSV));
        spec.commandLine().getOut().println("Written: " + out);
        return Main.DONE;
    }

    @Command(
            name = "accept",
            mixinStandardHelpOptions = true,
            description = "Notes that the rows of a delivery which were set aside may stay out.",
            footer = {"", "Examples:", "  lastmile quarantine accept 3f0c9a1be27d4410 --reason \"test rows\""})
    int accept(
            @Mixin RootOption root,
            @Parameters(paramLabel = "DELIVERY", description = "Id of the delivery; 'status' lists them.")
                    String delivery,
            @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why; it is written down.")
                    String reason)
            throws Exception {
        var folder = root.folder();

        try (var progress = new Progress(spec.commandLine().getErr())) {
            new Acceptance(folder, progress).note(delivery, LocalDate.now(ZoneOffset.UTC), reason);
        }

        spec.commandLine().getOut().println(delivery + ": the rows set aside may stay out");
        return Main.DONE;
    }

    private static String counted(PartnershipFolder folder) {
        var accepted = TableSnapshot.files(folder.table("source", "acceptance")).isEmpty()
                ? "''"
                : "(select string_agg(distinct reason, '; ') from source.acceptance as acceptance"
                        + " where acceptance.delivery_id = quarantine.delivery_id)";
        return """
               select
                   delivery_id as delivery,
                   source,
                   source_table as "table",
                   column_name as "column",
                   rule,
                   count(distinct (source_file, source_row)) as "rows",
                   min_by(source_file || ' row ' || source_row, source_row) as example,
                   %s as accepted
               from source.quarantine
               group by all
               order by all
               """
                .formatted(accepted);
    }

    private static boolean isEmpty(PartnershipFolder folder) throws IOException {
        return !Zones.selects(folder).containsKey("source.quarantine");
    }

    private static ResultTable ask(PartnershipFolder folder, String sql) throws IOException {
        try (var query = ReleaseQuery.open(new Views(Zones.selects(folder), List.of(folder.warehouse())))) {
            return query.query(sql);
        }
    }

    /** The same with a last column that says what the rule means and what to do. */
    private static ResultTable explained(PartnershipFolder folder, ResultTable found) {
        var meaning = new RuleMeaning(Contracts.ofSources(Optional.of(folder.overrides("contracts"))));
        var rows = new ArrayList<List<@Nullable Object>>();

        for (var row : found.rows()) {
            var more = new ArrayList<@Nullable Object>(row);
            more.add(meaning.of(
                    text(found, row, "source"),
                    text(found, row, "table"),
                    text(found, row, "column"),
                    text(found, row, "rule")));
            rows.add(more);
        }

        return new ResultTable(with(found.columns(), "meaning"), with(found.types(), "VARCHAR"), rows);
    }

    private static String text(ResultTable found, List<@Nullable Object> row, String column) {
        return String.valueOf(row.get(found.columns().indexOf(column)));
    }

    private static List<String> with(List<String> some, String last) {
        return Stream.concat(some.stream(), Stream.of(last)).toList();
    }
}
