package org.lastmile.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.lastmile.contract.Column;
import org.lastmile.contract.Contracts;
import org.lastmile.contract.Table;
import org.lastmile.ingest.DeliveryCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
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
        },
        subcommands = {ContractCommand.Listing.class, ContractCommand.Show.class, ContractCommand.Check.class})
final class ContractCommand {
    @Option(
            names = "--root",
            paramLabel = "DIR",
            defaultValue = "${env:LASTMILE_ROOT:-.}",
            scope = picocli.CommandLine.ScopeType.INHERIT,
            description = "The partnership's folder, whose contracts/ override the built-in ones.")
    private Path root = Path.of(".");

    private Contracts contracts() {
        return Contracts.ofSources(overrides());
    }

    private Optional<Path> overrides() {
        return Optional.of(root.resolve("contracts")).filter(Files::isDirectory);
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "All contracts, a line each.",
            footer = {"", "Examples:", "  lastmile contract list"})
    static final class Listing implements Callable<Integer> {
        @Spec
        private CommandSpec spec = CommandSpec.create();

        @ParentCommand
        private ContractCommand parent = new ContractCommand();

        @Override
        public Integer call() {
            parent.contracts().all().forEach(contract -> spec.commandLine()
                    .getOut()
                    .printf(
                            "%-20s %-7s %-16s %s%n",
                            contract.id(), contract.version(), contract.format(), contract.title()));
            return Main.DONE;
        }
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Tables and columns of one contract.",
            footer = {"", "Examples:", "  lastmile contract show program_attendance"})
    static final class Show implements Callable<Integer> {
        @Spec
        private CommandSpec spec = CommandSpec.create();

        @ParentCommand
        private ContractCommand parent = new ContractCommand();

        @Parameters(paramLabel = "ID", description = "Id of the contract.")
        private String id = "";

        @Override
        public Integer call() {
            var out = spec.commandLine().getOut();
            var contract = parent.contracts().contract(id);
            out.println(contract.id() + " " + contract.version() + ": " + contract.purpose());
            contract.tables().forEach(this::print);
            return Main.DONE;
        }

        private void print(Table table) {
            var out = spec.commandLine().getOut();
            out.println();
            out.println(table.fileName() + " - " + table.description());
            table.columns()
                    .forEach(column -> out.printf(
                            "  %-28s %-10s %-9s %s%n",
                            column.headers().get(0),
                            column.type().name().toLowerCase(java.util.Locale.ROOT),
                            column.isRequired() ? "required" : "",
                            description(column)));
        }

        private static String description(Column column) {
            var allowed = column.rules().allowed().stream().collect(Collectors.joining(", "));
            return column.description() + (allowed.isEmpty() ? "" : " One of " + allowed + ".");
        }
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = "Judges files as 'ingest' would, and loads nothing.",
            footer = {"", "Examples:", "  lastmile contract check attendance.csv"})
    static final class Check implements Callable<Integer> {
        @Spec
        private CommandSpec spec = CommandSpec.create();

        @ParentCommand
        private ContractCommand parent = new ContractCommand();

        @Parameters(paramLabel = "FILE|FOLDER", arity = "1..*", description = "Files, zip archives or folders.")
        private java.util.List<Path> paths = java.util.List.of();

        @Override
        public Integer call() throws java.io.IOException {
            var out = spec.commandLine().getOut();
            var findings = DeliveryCheck.run(paths, parent.contracts());
            findings.forEach(finding -> {
                out.printf(
                        "%s: contract %s, table %s: %,d rows, %,d good, %,d to be set aside%n",
                        finding.file(),
                        finding.contract(),
                        finding.table(),
                        finding.rows(),
                        finding.rows() - finding.bad(),
                        finding.bad());
                finding.examples().forEach(example -> out.println("    " + example));
            });
            return findings.stream().anyMatch(finding -> finding.bad() > 0) ? Main.WRONG : Main.DONE;
        }
    }
}
