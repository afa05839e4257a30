package org.lastmile.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.lastmile.contract.WarehouseException;
import org.lastmile.server.SiteServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Serves the pages of the newest edition to this machine only, until it is stopped (Ctrl-C).",
        footer = {"", "Examples:", "  lastmile serve", "  lastmile serve --port 9000"})
final class ServeCommand implements Callable<Integer> {
    private static final int LAST_PORT = 65_535;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private RootOption root = new RootOption();

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "Port (default: ${DEFAULT-VALUE}; 0 takes a free one).")
    private int port;

    @Override
    public Integer call() throws InterruptedException {
        var folder = root.folder();

        if (port < 0 || port > LAST_PORT) {
            throw new WarehouseException("--port must be from 0 to " + LAST_PORT + ". Provided value: " + port + ".");
        }

        var newest = new NewestRelease(folder);
        newest.get();

        try (var server = SiteServer.start(newest, Optional.of(folder.overrides("pages")), port)) {
            spec.commandLine().getOut().println("Open " + server.address() + " (Ctrl-C stops).");
            spec.commandLine().getOut().flush();
            new CountDownLatch(1).await();
        }

        return Main.DONE;
    }
}
