package org.lastmile.bucket;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Looks for words in every byte of a file, whatever it holds. */
public final class ByteSearch {
    private static final int CHUNK = 1 << 20;

    private ByteSearch() {}

    /**
     * Whether a file holds one of some words. Chunks overlap by the longest word, so that none is cut in two.
     *
     * @param words a letter for each byte
     */
    public static boolean isAnyIn(Path file, List<String> words) throws IOException {
        var overlap = words.stream().mapToInt(String::length).max().orElse(1) - 1;

        try (var stream = Files.newInputStream(file)) {
            var rest = "";

            for (var bytes = stream.readNBytes(CHUNK); bytes.length > 0; bytes = stream.readNBytes(CHUNK)) {
                var text = rest + new String(bytes, StandardCharsets.ISO_8859_1);

                if (words.stream().anyMatch(text::contains)) {
                    return true;
                }

                rest = text.substring(Math.max(0, text.length() - overlap));
            }
        }

        return false;
    }
}
