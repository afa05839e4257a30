package org.lastmile.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** Runs commands in this process and keeps what they say. */
final class Calls {
    private Calls() {}

    /**
     * What one command did.
     *
     * @param code exit code
     */
    record Answer(int code, String out, String err) {}

    static Answer run(Object... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var texts = new String[arguments.length];

        for (var i = 0; i < arguments.length; i++) {
            texts[i] = arguments[i].toString();
        }

        var code = Main.run(new PrintWriter(out), new PrintWriter(err), texts);
        return new Answer(code, out.toString(), err.toString());
    }
}
