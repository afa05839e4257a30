package org.lastmile.cli;

import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which link a decision is about, and why. */
final class LinkOption {
    @Parameters(paramLabel = "LINK", description = "Name of the link, as 'explain' shows it.")
    private String name = "";

    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why; it is written down.")
    private String reason = "";

    String name() {
        return name;
    }

    String reason() {
        return reason;
    }
}
