package org.lastmile.ingest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Bytes packed as archives and with gzip. */
final class Packed {
    private Packed() {}

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] gzip(byte[] plain) {
        var packed = new ByteArrayOutputStream();

        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }

        return packed.toByteArray();
    }

    static byte[] zip(String name, String text) {
        return zip(Map.of(name, bytes(text)));
    }

    static byte[] zip(Map<String, byte[]> entries) {
        var packed = new ByteArrayOutputStream();

        try (var zip = new ZipOutputStream(packed)) {
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }

        return packed.toByteArray();
    }

    /** Every place where a name stands gets another of the same length: no writer makes such archives. */
    static byte[] renamed(byte[] archive, String from, String to) {
        var text = new String(archive, StandardCharsets.ISO_8859_1);
        return text.replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Sets bits of the two flags that tell how the first entry is packed, in its own header and in the directory. */
    static byte[] flagged(byte[] archive, int bits) {
        var changed = archive.clone();
        changed[6] |= (byte) bits;
        changed[directory(archive) + 8] |= (byte) bits;
        return changed;
    }

    /** Where the directory of an archive begins. */
    static int directory(byte[] archive) {
        for (var at = 0; ; at++) {
            if (Arrays.equals(Arrays.copyOfRange(archive, at, at + 4), new byte[] {'P', 'K', 1, 2})) {
                return at;
            }
        }
    }

    static byte[] changed(byte[] bytes, int at, int value) {
        var changed = bytes.clone();
        changed[at < 0 ? bytes.length + at : at] = (byte) value;
        return changed;
    }
}
