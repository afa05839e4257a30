package org.lastmile.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;

/** The byte order mark that some programs put before UTF-8 text. */
final class Bom {
    private static final byte[] UTF_8 = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private Bom() {}

    /** The stream behind a mark, or the stream as it was. */
    static InputStream skip(InputStream stream) throws IOException {
        var pushback = new PushbackInputStream(stream, UTF_8.length);
        var first = pushback.readNBytes(UTF_8.length);

        if (!java.util.Arrays.equals(first, UTF_8)) {
            pushback.unread(first);
        }

        return pushback;
    }
}
