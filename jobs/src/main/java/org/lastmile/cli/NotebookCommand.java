package org.lastmile.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.lastmile.contract.Shelf;
import org.lastmile.contract.WarehouseException;
import org.lastmile.notebook.Notebook;
import org.lastmile.notebook.NotebookPage;
import org.lastmile.release.EditionFolder;
import org.lastmile.release.ReleaseQuery;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "notebook",
        mixinStandardHelpOptions = true,
        description = "Runs a notebook of DuckDB SQL over the newest edition and writes one HTML page.",
        footer = {
            "",
            "Examples:",
            "  lastmile notebook claim_gap.sql --out claim_gap.html     a built-in notebook",
            "  lastmile notebook notebooks/mine.sql --out mine.html",
            "",
            "A cell starts with '-- %%%%', text with '-- %%%% [markdown]'."
        })
final class NotebookCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private RootOption root = new RootOption();

    @Mixin
    private EditionOption edition = new EditionOption();

    @Parameters(paramLabel = "FILE.sql", description = "A file, or the name of a built-in notebook.")
    private Path file = Path.of("");

    @Option(names = "--out", paramLabel = "FILE.html", required = true, description = "Page to write.")
    private Path out = Path.of("");

    @Override
    public Integer call() throws IOException {
        var folder = root.folder();

        if (Files.isDirectory(out)) {
            throw new WarehouseException(out + ": is a folder; name a file with --out.");
        }

        var read = edition.of(folder);

        try (var query = ReleaseQuery.open(read)) {
            var page = NotebookPage.render(notebook(folder.overrides("notebooks")), query, EditionFolder.read(read));
            WholeFile.write(out, page);
        }

        spec.commandLine().getOut().println("Wrote " + out + ".");
        return Main.DONE;
    }

    private Notebook notebook(Path overrides) {
        if (Files.exists(file)) {
            return Notebook.read(file);
        }

        var shelf = Shelf.open("lastmile/notebooks", ".sql", Optional.of(overrides));

        if (!shelf.has(file.toString())) {
            throw new WarehouseException(file + ": no such file, and no built-in notebook of this name; there are "
                    + String.join(", ", shelf.names()) + ".");
        }

        return Notebook.parse(file.toString(), shelf.text(file.toString()));
    }
}
