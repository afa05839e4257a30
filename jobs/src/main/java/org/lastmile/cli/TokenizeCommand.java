package org.lastmile.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.lastmile.contract.Contracts;
import org.lastmile.ingest.TokenKey;
import org.lastmile.ingest.Tokenize;
import org.lastmile.ingest.Tokenized;
import org.lastmile.warehouse.PartnershipFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "tokenize",
        mixinStandardHelpOptions = true,
        description = "Makes tokens of the identifiers in files, for partners who may not send identifiers.",
        footer = {
            "",
            "Examples:",
            "  lastmile tokenize attendance.csv --key token.key --out attendance-tokens.csv",
            "  lastmile tokenize ~/export/2026-09 --key token.key --out 2026-09.zip",
            "  lastmile tokenize --source assessments results.csv --key token.key --out results-tokens.csv",
            "",
            "It needs no warehouse and no network: run it where the files lie, and send what it writes. The operator",
            "loads that with 'lastmile ingest' and gets the tables that the files themselves would give.",
            "",
            "Names, notes and other columns that are never stored are left out. Name and birth date together become one",
            "token. Columns that identify nobody stay as they are. A row that breaks a rule is written as its place and",
            "the rule, without a value: correct it and deliver the file again.",
            "",
            "The key is the file secrets/token.key of the warehouse, with mode 600. Whoever has it can find out whose a",
            "token is by trying identifiers: keep it as you keep the identifiers. A file made with another key is refused."
        })
final class TokenizeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--root",
            paramLabel = "DIR",
            defaultValue = "${env:LASTMILE_ROOT:-.}",
            description = "A partnership's folder, whose contracts/ override the built-in ones; it need not be one.")
    private Path root = Path.of(".");

    @Parameters(paramLabel = "FILE|FOLDER", arity = "1..*", description = "Files, packed ones (gzip, zip) or folders.")
    private List<Path> paths = List.of();

    @Mixin
    private SourceOption source = new SourceOption();

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "Key of the tokens, as the operator gave it (default: secrets/token.key in --root).")
    private @Nullable Path key;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description = "A file that is not there yet; of several tables a zip archive.")
    private Path out = Path.of("");

    @Override
    public Integer call() throws Exception {
        var folder = new PartnershipFolder(root);
        var overrides = Optional.of(folder.overrides("contracts")).filter(Files::isDirectory);
        var tokenKey = TokenKey.read(key == null ? folder.tokenKey() : key);
        var today = LocalDate.now(ZoneOffset.UTC);
        new Tokenize(tokenKey, source.among(Contracts.ofSources(overrides)), today)
                .write(paths, out)
                .forEach(this::print);
        spec.commandLine().getOut().println("Written: " + out + ", with tokens of " + tokenKey);
        return Main.DONE;
    }

    private void print(Tokenized table) {
        var text = spec.commandLine().getOut();
        text.printf(
                "%s: contract %s, table %s: %,d rows, %,d good, %,d set aside%n",
                table.file().file(),
                table.file().source(),
                table.file().table(),
                table.rows(),
                table.rows() - table.setAside(),
                table.setAside());
        text.println("    chosen because " + table.file().reason());
        table.rules().forEach((rule, rows) -> text.printf("    %,d by rule %s%n", rows, rule));
        table.examples().forEach(example -> text.println("    " + example));
    }
}
