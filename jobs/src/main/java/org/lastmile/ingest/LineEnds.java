package org.lastmile.ingest;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/**
 * Makes every line end a line feed, also inside of quoted texts: the CSV reader loses its way, and rows with it, at a
 * carriage return that stands alone in a quoted text, as some spreadsheets write it.
 */
final class LineEnds extends FilterReader {
    private boolean isAfterReturn;

    LineEnds(Reader reader) {
        super(reader);
    }

    @Override
    public int read() throws IOException {
        var one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    /** Never nothing before the end: a line feed behind a return that was told already is read past. */
    @Override
    public int read(char[] letters, int from, int length) throws IOException {
        int kept;

        do {
            var count = super.read(letters, from, length);

            if (count <= 0) {
                return count;
            }

            kept = keep(letters, from, count);
        } while (kept == 0);

        return kept;
    }

    private int keep(char[] letters, int from, int count) {
        var to = from;

        for (var at = from; at < from + count; at++) {
            var letter = letters[at];

            if (letter != '\n' || !isAfterReturn) {
                letters[to++] = letter == '\r' ? '\n' : letter;
            }

            isAfterReturn = letter == '\r';
        }

        return to - from;
    }
}
