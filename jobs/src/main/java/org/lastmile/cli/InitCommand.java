package org.lastmile.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "init",
        mixinStandardHelpOptions = true,
        description = "Makes the folder of a partnership: settings, places for your own files, and a token key.",
        footer = {"", "Examples:", "  lastmile init county", "  lastmile init --name \"County partnership\" ~/county"})
final class InitCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "DIR", description = "Folder to make; it may exist when it is empty.")
    private Path folder = Path.of(".");

    @Option(names = "--name", paramLabel = "NAME", description = "Name of the partnership on pages and exports.")
    private String name = "";

    @Option(
            names = "--buckets",
            paramLabel = "N",
            defaultValue = "2",
            description = "Learner buckets, chosen once: 1 for a pilot, 2 up to 100,000 learners, 64 for a nation.")
    private int buckets;

    @Override
    public Integer call() throws IOException {
        var made = NewPartnership.create(folder, name, buckets);
        var out = spec.commandLine().getOut();
        out.println("Made " + made.root() + ".");
        out.println("The token key is " + made.tokenKey() + ": keep a safe copy of it outside this folder.");
        out.println("Next: lastmile ingest --root " + folder + " FILE|FOLDER...");
        return Main.DONE;
    }
}
