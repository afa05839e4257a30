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
import org.lastmile.contract.Shelf;
import org.lastmile.contract.Table;
import org.lastmile.ingest.ContractMap;
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
        synopsisSubcommandLabel = "(list | show | check | map)",
        footer = {
            "",
            "Examples:",
            "  lastmile contract list",
            "  lastmile contract show program_attendance",
            "  lastmile contract check attendance.csv",
            "  lastmile contract map results.csv > contracts/assessments.odcs.yaml"
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
                "  lastmile contract check --source assessments results.csv",
                "",
                "It does not look at what is loaded: not at keys that earlier deliveries have announced, nor at their",
                "numbers of rows, nor at learners who were erased."
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
        findings.files().forEach(this::print);
        findings.leftOut().forEach(line -> out().println("left out " + line));
        return findings.files().stream().anyMatch(finding -> finding.bad() > 0) ? Main.WRONG : Main.DONE;
    }

    @Command(
            name = "map",
            mixinStandardHelpOptions = true,
            description = "Proposes a contract for a CSV file whose column names no contract knows.",
            footer = {
                "",
                "Examples:",
                "  lastmile contract map results.csv",
                "  lastmile contract map --source assessments results.csv > county/contracts/assessments.odcs.yaml",
                "",
                "Columns are compared by their names, and by how many of the first 200 values keep the rules of a column.",
                "Comments say what is sure and what is not; no value of the file is shown."
            })
    int map(@Parameters(paramLabel = "FILE", description = "One CSV file.") Path file, @Mixin SourceOption source)
            throws IOException {
        var proposal = ContractMap.propose(file, source.among(contracts()));
        var shelf = Shelf.open("lastmile/sources", ".odcs.yaml", overrides());
        out().print(new MappedContract(proposal, shelf.text(proposal.contract().id() + ".odcs.yaml")).text());
        return Main.DONE;
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
        out().println("    chosen because " + finding.file().reason() + QualityWords.leftOut(finding.file()));
        new QualityWords(new RuleMeaning(contracts())).print(finding.quality(), out());
        finding.examples().forEach(example -> out().println("    " + example));
    }
}
