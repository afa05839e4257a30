package org.lastmile.ingest.credential;

import java.util.Arrays;

/** Any bytes behind the signature of a PNG. */
public final class PngFuzz {
    private static final byte[] IMAGE = Images.png();
    private static final int FIRST_CHUNKS = 33;

    private PngFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) {
        var file = Arrays.copyOf(Arrays.copyOf(IMAGE, FIRST_CHUNKS), FIRST_CHUNKS + input.length);
        System.arraycopy(input, 0, file, FIRST_CHUNKS, input.length);

        try {
            BakedPng.texts(file);
        } catch (Rejection expected) {
            expected.rejected().message();
        }
    }
}
