package org.lastmile.cli;

import java.nio.file.Path;
import org.lastmile.warehouse.PartnershipFolder;
import picocli.CommandLine.Option;

/** The partnership's folder, the same option on every command. */
final class RootOption {
    @Option(
            names = "--root",
            paramLabel = "DIR",
            defaultValue = "${env:LASTMILE_ROOT:-.}",
            description = "The partnership's folder (default: LASTMILE_ROOT, else the current folder).")
    private Path root = Path.of(".");

    /** The folder that {@code init} has made. */
    PartnershipFolder folder() {
        return PartnershipFolder.existing(root);
    }
}
