package org.lastmile.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lastmile.release.EditionFolder;
import org.lastmile.warehouse.PartnershipFolder;
import picocli.CommandLine.Option;

/** The edition that a command reads, the same option on every command that reads one. */
final class EditionOption {
    @Option(
            names = "--edition",
            paramLabel = "ID",
            description = "Edition to read, a draft included (default: the newest published one).")
    private @Nullable String id;

    Path of(PartnershipFolder folder) {
        return Optional.ofNullable(id)
                .map(name -> EditionFolder.find(folder.editions(), name))
                .orElseGet(() -> Editions.newest(folder));
    }

    boolean isNamed() {
        return id != null;
    }
}
