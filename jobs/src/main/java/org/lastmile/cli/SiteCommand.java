package org.lastmile.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.lastmile.page.Site;
import org.lastmile.release.EditionFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "site",
        mixinStandardHelpOptions = true,
        description = "Writes the pages of the newest edition as files that need no server.",
        footer = {"", "Examples:", "  lastmile site --out public"})
final class SiteCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private RootOption root = new RootOption();

    @Mixin
    private EditionOption edition = new EditionOption();

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Folder for the pages.")
    private Path out = Path.of(".");

    @Override
    public Integer call() {
        var folder = root.folder();
        var release = EditionFolder.read(edition.of(folder));
        var written = Site.write(release, Optional.of(folder.overrides("pages")), out);
        spec.commandLine()
                .getOut()
                .println("Wrote " + written.files().size() + " files of edition "
                        + release.edition().id() + "; open "
                        + written.folder().resolve("index.html") + ".");
        return Main.DONE;
    }
}
