package org.lastmile.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lastmile.contract.Column;
import org.lastmile.contract.Contracts;
import org.lastmile.contract.Table;
import org.lastmile.ingest.DeliveryCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "contract",
        mixinStandardHelpOptions = true,
        description = "Shows the data contracts, and checks files against them without loading anything.",
        synopsisSubcommandLabel = "(list | show | check)",
        footer = {
            "",
            "Examples:",
            "  lastmile contract list",
            "  lastmile contract show program_attendance",
            "  lastmile contract check attendance.csv"
        })
final class ContractCommand {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--root",
            paramLabel = "DIR",
            defaultValue = "${env:LASTMILE_ROOT:-.}",
            scope = picocli.CommandLine.ScopeType.INHERIT,
            description = "The partnership's folder, whose contracts/ override the built-in ones.")
    private Path root = Path.of(".");

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "All contracts, a line each.",
            footer = {"", "Examples:", "  lastmile contract list"})
    int list() {
        contracts().all().forEach(contract -> out().printf(
                        "%-20s %-7s %-16s %s%n",
                        contract.id(), contract.version(), contract.format(), contract.title()));
        return Main.DONE;
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Tables and columns of one contract.",
            footer = {"", "Examples:", "  lastmile contract show program_attendance"})
    int show(@Parameters(paramLabel = "ID", description = "Id of the contract.") String id) {
        var contract = contracts().contract(id);
        out().println(contract.id() + " " + contract.version() + ": " + contract.purpose());
        contract.tables().forEach(this::print);
        return Main.DONE;
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = "Judges files as 'ingest' would, and loads nothing.",
            footer = {
                "",
                "Examples:",
                "  lastmile contract check attendance.csv",
                "  lastmile contract check --source assessments results.csv"
            })
    int check(
            @Parameters(
                            paramLabel = "FILE|FOLDER",
                            arity = "1..*",
                            description = "Files, packed ones (gzip, zip) or folders.")
                    List<Path> paths,
            @Mixin SourceOption source)
            throws IOException {
        var findings = DeliveryCheck.run(paths, source.among(contracts()));
        findings.forEach(this::print);
        return findings.stream().anyMatch(finding -> finding.bad() > 0) ? Main.WRONG : Main.DONE;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private Contracts contracts() {
        return Contracts.ofSources(overrides());
    }

    private Optional<Path> overrides() {
        return Optional.of(root.resolve("contracts")).filter(Files::isDirectory);
    }

    private void print(Table table) {
        var out = out();
        out.println();
        out.println(table.fileName() + " - " + table.description());
        table.columns()
                .forEach(column -> out.printf(
                        "  %-28s %-10s %-9s %s%n",
                        column.headers().get(0),
                        column.type().name().toLowerCase(Locale.ROOT),
                        column.isRequired() ? "required" : "",
                        description(column)));
    }

    private static String description(Column column) {
        var allowed = column.rules().allowed().stream().collect(Collectors.joining(", "));
        return column.description() + (allowed.isEmpty() ? "" : " One of " + allowed + ".");
    }

    private void print(DeliveryCheck.Finding finding) {
        out().printf(
                        "%s: contract %s, table %s: %,d rows, %,d good, %,d to be set aside%n",
                        finding.file().file(),
                        finding.file().source(),
                        finding.file().table(),
                        finding.rows(),
                        finding.rows() - finding.bad(),
                        finding.bad());
        out().println("    chosen because " + finding.file().reason());
        finding.examples().forEach(example -> out().println("    " + example));
    }
}
