package org.lastmile.ingest;

import java.io.BufferedReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Lines of a text; of a line that is too long no more is held than is allowed. */
final class JsonLines {
    private final BufferedReader text;
    private long number;

    /** @param text its lines end with a line feed */
    JsonLines(BufferedReader text) {
        this.text = text;
    }

    /** @param text empty when the line is too long */
    record Line(String text, boolean isTooLong) {}

    /** Number of the line that was read last, from 1. */
    long number() {
        return number;
    }

    /** The next line; null behind the last one. */
    @Nullable
    Line next() throws IOException {
        var next = text.read();

        if (next < 0) {
            return null;
        }

        number++;
        var line = new StringBuilder();

        while (next >= 0 && next != '\n') {
            if (line.length() == JsonText.LONGEST) {
                skip();
                return new Line("", true);
            }

            line.append((char) next);
            next = text.read();
        }

        return new Line(line.toString(), false);
    }

    private void skip() throws IOException {
        for (var next = text.read(); next >= 0 && next != '\n'; ) {
            next = text.read();
        }
    }

    /**
     * The first line that is not blank, without reading past what a mark of the longest line allows; blank when there is
     * none there.
     */
    Line firstFilled() throws IOException {
        var line = new StringBuilder();
        var isBlank = true;

        for (var count = 0; count <= JsonText.LONGEST; count++) {
            var next = text.read();

            if (next < 0 || (next == '\n' && !isBlank)) {
                return new Line(line.toString(), false);
            }

            isBlank = isBlank && Character.isWhitespace(next);
            line.append((char) next);
        }

        return new Line("", true);
    }
}
