package org.lastmile.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import org.lastmile.bucket.Steps;

/** Says how far a long command is: a bar on a terminal, plain lines otherwise. */
final class Progress implements Steps, AutoCloseable {
    private static final int BAR = 24;

    private final PrintWriter out;
    private final boolean isTerminal;
    private final Instant start = Instant.now();
    private int widest;

    Progress(PrintWriter out) {
        this.out = out;
        this.isTerminal = Boolean.getBoolean("lastmile.terminal");
    }

    @Override
    public void step(String words) {
        draw(seconds() + " " + words);
    }

    @Override
    public synchronized void step(String words, int done, int total) {
        if (isTerminal) {
            var full = BAR * done / Math.max(1, total);
            draw(seconds() + " [" + "#".repeat(full) + ".".repeat(BAR - full) + "] " + words + " " + done + "/"
                    + total);
        } else if (done == total || done * 10 / total > (done - 1) * 10 / total) {
            draw(seconds() + " " + words + " " + done + "/" + total);
        }
    }

    private String seconds() {
        return String.format(
                java.util.Locale.ROOT,
                "%5.1f s",
                Duration.between(start, Instant.now()).toMillis() / 1000.0);
    }

    private synchronized void draw(String line) {
        if (!isTerminal) {
            out.println(line);
            out.flush();
            return;
        }

        var blank = " ".repeat(Math.max(0, widest - line.length()));
        widest = Math.max(widest, line.length());
        out.print("\r" + line + blank);
        out.flush();
    }

    /** Ends the line of the bar. */
    @Override
    public synchronized void close() {
        if (isTerminal && widest > 0) {
            out.println();
            out.flush();
            widest = 0;
        }
    }
}
