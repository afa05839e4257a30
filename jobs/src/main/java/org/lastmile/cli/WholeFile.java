package org.lastmile.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a text under another name first, so that a file is there as a whole or as it was. */
final class WholeFile {
    private WholeFile() {}

    static void write(Path out, String text) throws IOException {
        var parent = out.toAbsolutePath().getParent();
        Files.createDirectories(parent == null ? Path.of(".") : parent);
        var temporary = out.resolveSibling("." + out.getFileName() + ".tmp");

        try {
            Files.writeString(temporary, text);
            Files.move(temporary, out, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
