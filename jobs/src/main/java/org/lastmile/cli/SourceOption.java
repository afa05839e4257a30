package org.lastmile.cli;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lastmile.contract.Contracts;
import picocli.CommandLine.Option;

/** Which contract files are taken for. */
final class SourceOption {
    @Option(
            names = "--source",
            paramLabel = "ID",
            description = "Contract that all files fulfil (default: found out by their content).")
    private @Nullable String source;

    Optional<String> id() {
        return Optional.ofNullable(source);
    }

    /** @throws org.lastmile.contract.WarehouseException if there is no such contract */
    Contracts among(Contracts contracts) {
        return id().map(contracts::only).orElse(contracts);
    }
}
