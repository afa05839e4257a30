package org.lastmile.cli;

import java.io.PrintWriter;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * Tells a bug by the kinds of its failures and their places. Their texts are left out: DuckDB, Jackson and Spark quote
 * the value that they could not read, a wrapping exception repeats the text of its cause, and a value may be a learner's.
 */
final class BugReport {
    private final PrintWriter out;
    private final Set<Throwable> told = Collections.newSetFromMap(new IdentityHashMap<>());

    private BugReport(PrintWriter out) {
        this.out = out;
    }

    static void print(Throwable failure, PrintWriter out) {
        out.println("This is a bug of Lastmile, not of your data. Please report the lines below; they hold kinds and"
                + " places of failures and no values.");
        new BugReport(out).tell(failure, "", "");
    }

    private void tell(Throwable failure, String indent, String relation) {
        out.println(indent + relation + failure.getClass().getName());

        if (!told.add(failure)) {
            return;
        }

        for (var frame : failure.getStackTrace()) {
            out.println(indent + "\tat " + frame);
        }

        for (var suppressed : failure.getSuppressed()) {
            tell(suppressed, indent + "\t", "Suppressed: ");
        }

        if (failure.getCause() != null) {
            tell(failure.getCause(), indent, "Caused by: ");
        }
    }
}
