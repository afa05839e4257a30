package org.lastmile.ingest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Tells by its first bytes that a file is no comma-separated text, whatever it is called. */
final class FileSignature {
    private static final int BYTES = 512;
    private static final int TAR_AT = 257;

    private FileSignature() {}

    /** What the file is instead, and what to do; empty when it may be text. */
    static Optional<String> complaint(SourceFile file) throws IOException {
        String first;

        try (var stream = file.open()) {
            first = new String(stream.readNBytes(BYTES), StandardCharsets.ISO_8859_1);
        }

        if (first.startsWith("PK\u0003\u0004") || first.startsWith("\u00D0\u00CF\u0011\u00E0")) {
            return Optional.of("is a workbook or an archive, not text; export the sheet as CSV in UTF-8, or give an"
                    + " archive the ending .zip.");
        }

        if (first.startsWith("\u001F\u008B")) {
            return Optional.of("is packed twice; unpack it once and deliver that.");
        }

        if (first.startsWith("ustar", TAR_AT)) {
            return Optional.of("is a tar archive; deliver the files in it, or pack them as zip.");
        }

        if (first.startsWith("\u00FF\u00FE") || first.startsWith("\u00FE\u00FF")) {
            return Optional.of(
                    "is text in UTF-16; save it as UTF-8, a sheet as CSV with commas and not as Unicode text.");
        }

        return first.indexOf('\0') >= 0
                ? Optional.of("holds NUL bytes, so it is no text in UTF-8 (UTF-16 without a mark, or no text at all);"
                        + " save it as UTF-8.")
                : Optional.empty();
    }
}
