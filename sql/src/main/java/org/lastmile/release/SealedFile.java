package org.lastmile.release;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import org.lastmile.contract.Sha256;

/** Files that are hashed and safely on the disk. */
public final class SealedFile {
    private SealedFile() {}

    /** SHA-256 of the file's bytes, in lower case hexadecimal. */
    public static String sha256(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return Sha256.of(in);
        }
    }

    /** Waits until every file of the folder, and the folder itself, are on the disk. */
    public static void sync(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                force(file);
            }
        }

        force(folder);
    }

    /** Removes a folder with all it holds; does nothing when there is none. */
    public static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }

        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Why a file could not be written, in words for a person: DuckDB wraps what the system said in JSON. */
    public static String reason(Exception e) {
        var message = String.valueOf(e.getMessage());
        return message.contains("No space left on device") ? "the disk is full" : message;
    }

    static void force(Path path) throws IOException {
        try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
