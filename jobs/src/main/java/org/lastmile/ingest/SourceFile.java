package org.lastmile.ingest;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.lastmile.contract.WarehouseException;

/**
 * One file that a partner delivered, plain, packed with gzip or inside a zip archive, or both. Packed files are streamed and never
 * unpacked to disk.
 *
 * @param container path of the file, or of the archive
 * @param entry     name inside the archive; empty for a file of its own
 * @param isGzip    whether it is packed with gzip
 * @param size      of its bytes when they are unpacked; -1 when it is not known
 * @param part      which of its bytes are meant
 */
record SourceFile(String container, String entry, boolean isGzip, long size, Part part) implements Serializable {
    private static final String GZIP_ENDING = ".gz";
    private static final int LONGEST_NAME = 255;

    /**
     * Bytes of a file that begin and end with a record.
     *
     * @param to          first byte behind them; -1: to the end of the file
     * @param linesBefore lines of the file before them
     */
    record Part(long from, long to, long linesBefore) implements Serializable {
        static final Part WHOLE = new Part(0, -1, 0);
    }

    /** A file of its own; whether it is packed is seen from its first bytes. */
    static SourceFile of(Path file) throws IOException {
        try (var stream = Files.newInputStream(file)) {
            var isPacked = isGzip(stream);
            return new SourceFile(file.toString(), "", isPacked, isPacked ? -1 : Files.size(file), Part.WHOLE);
        }
    }

    /** An entry of an archive; whether it is packed once more is seen from its first bytes, where they can be read. */
    static SourceFile inArchive(ZipFile archive, Path path, ZipEntry entry) {
        try (var stream = archive.getInputStream(entry)) {
            var isPacked = isGzip(stream);
            return new SourceFile(
                    path.toString(), entry.getName(), isPacked, isPacked ? -1 : entry.getSize(), Part.WHOLE);
        } catch (IOException unreadable) {
            return new SourceFile(path.toString(), entry.getName(), false, -1, Part.WHOLE);
        }
    }

    private static boolean isGzip(InputStream stream) throws IOException {
        return stream.read() == 0x1f && stream.read() == 0x8b;
    }

    /** Some records of this file; of files that are neither packed nor in an archive. */
    SourceFile part(Part some) {
        return new SourceFile(container, entry, isGzip, size, some);
    }

    boolean isWhole() {
        return part.equals(Part.WHOLE);
    }

    SourceFile whole() {
        return part(Part.WHOLE);
    }

    /** File name without folders and without the ending of a packed file, as reports and tables show it. */
    String name() {
        var path = entry.isEmpty() ? Path.of(container).getFileName().toString() : entry;
        var name = printable(path.substring(path.lastIndexOf('/') + 1));
        return isGzip && name.toLowerCase(Locale.ROOT).endsWith(GZIP_ENDING)
                ? name.substring(0, name.length() - GZIP_ENDING.length())
                : name;
    }

    /** File name for a message, with the archive that holds the file. */
    String place() {
        var name = printable(Path.of(container).getFileName().toString());
        return entry.isEmpty() ? name : name + ", entry " + printable(entry);
    }

    /** A name in one line, as a message may show it. */
    static String printable(String name) {
        var line = name.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "?");
        return line.length() <= LONGEST_NAME ? line : line.substring(0, LONGEST_NAME) + "...";
    }

    /** @throws WarehouseException while it is read, if packed bytes are cut off, damaged, or grow without bound */
    InputStream open() throws IOException {
        if (!entry.isEmpty()) {
            return openEntry();
        }

        var file = Path.of(container);

        if (!isWhole()) {
            return openPart(file);
        }

        return isGzip ? gzip(Files.newInputStream(file), Files.size(file)) : Files.newInputStream(file);
    }

    /** A part is held in memory: it has some megabytes. */
    private InputStream openPart(Path file) throws IOException {
        try (var channel = Files.newByteChannel(file)) {
            var end = part.to() < 0 ? channel.size() : part.to();
            channel.position(part.from());
            return new ByteArrayInputStream(Channels.newInputStream(channel).readNBytes((int) (end - part.from())));
        }
    }

    private InputStream gzip(InputStream packed, long size) throws IOException {
        try {
            return new Unpacking(new GZIPInputStream(packed), place(), size);
        } catch (EOFException failure) {
            packed.close();
            throw new WarehouseException(place() + ": is packed and cut off; deliver it again.", failure);
        } catch (ZipException failure) {
            packed.close();
            throw new WarehouseException(place() + ": is packed and damaged; deliver it again.", failure);
        }
    }

    private InputStream openEntry() throws IOException {
        var archive = new ZipFile(container);
        var inside = archive.getEntry(entry);
        InputStream packed;

        try {
            packed = archive.getInputStream(inside);
        } catch (IOException failure) {
            archive.close();
            throw failure;
        }

        var plain = new Unpacking(packed, place(), inside.getCompressedSize());
        return new FilterInputStream(isGzip ? gzip(plain, inside.getCompressedSize()) : plain) {
            @Override
            public void close() throws IOException {
                super.close();
                archive.close();
            }
        };
    }
}
