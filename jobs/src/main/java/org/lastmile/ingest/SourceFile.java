package org.lastmile.ingest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;

/**
 * One file that a partner delivered, alone or inside a zip archive, which is streamed and never unpacked to disk.
 *
 * @param container path of the file, or of the archive
 * @param entry     name inside the archive; empty for a plain file
 */
record SourceFile(String container, String entry) implements Serializable {
    static SourceFile plain(Path file) {
        return new SourceFile(file.toString(), "");
    }

    /** File name without folders, as reports and tables show it. */
    String name() {
        var path = entry.isEmpty() ? Path.of(container).getFileName().toString() : entry;
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** File name for a message, with the archive that holds the file. */
    String place() {
        return entry.isEmpty() ? name() : Path.of(container).getFileName() + ", entry " + entry;
    }

    InputStream open() throws IOException {
        if (entry.isEmpty()) {
            return Files.newInputStream(Path.of(container));
        }

        var archive = new ZipFile(container);
        var stream = archive.getInputStream(archive.getEntry(entry));
        return new FilterInputStream(stream) {
            @Override
            public void close() throws IOException {
                super.close();
                archive.close();
            }
        };
    }
}
