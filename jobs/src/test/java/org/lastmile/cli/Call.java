package org.lastmile.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** One call of the command line in this process, and what it said. */
record Call(int code, String out, String err) {
    static Call of(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var code = Main.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new Call(code, out.toString(), err.toString());
    }

    /** A call that must do its work; what it said when it does not. */
    static Call done(String... arguments) {
        var call = of(arguments);

        if (call.code() != Main.DONE) {
            throw new AssertionError(String.join(" ", arguments) + " ended with " + call);
        }

        return call;
    }

    /** Rows of a question to the newest edition, as CSV without its header. */
    static List<String> rows(java.nio.file.Path root, String sql) {
        return done("sql", "--root", root.toString(), "--format", "csv", sql)
                .out()
                .lines()
                .skip(1)
                .toList();
    }
}
