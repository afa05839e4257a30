package org.lastmile.cli;

import picocli.CommandLine.Option;

/** Where Spark runs, the same option on every command that starts it. */
final class MasterOption {
    @Option(
            names = "--master",
            paramLabel = "URL",
            defaultValue = "local[*]",
            description = "Spark master (default: ${DEFAULT-VALUE}).")
    private String master = "local[*]";

    String url() {
        return master;
    }
}
