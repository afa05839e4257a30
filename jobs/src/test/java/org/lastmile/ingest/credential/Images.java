package org.lastmile.ingest.credential;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/** Badges as images of one white point, made for one test. */
public final class Images {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private Images() {}

    /** A PNG with these chunks between the first and the last. */
    public static byte[] png(byte[]... chunks) {
        var image = new ByteArrayOutputStream();
        image.writeBytes(SIGNATURE);
        image.writeBytes(chunk("IHDR", new byte[] {0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0}));

        for (var chunk : chunks) {
            image.writeBytes(chunk);
        }

        image.writeBytes(chunk("IDAT", packed(new byte[] {0, (byte) 255})));
        image.writeBytes(chunk("IEND", new byte[0]));
        return image.toByteArray();
    }

    public static byte[] text(String keyword, String text) {
        return chunk("tEXt", (keyword + "\0" + text).getBytes(StandardCharsets.ISO_8859_1));
    }

    public static byte[] international(String keyword, String text) {
        return chunk("iTXt", (keyword + "\0\0\0\0\0" + text).getBytes(StandardCharsets.UTF_8));
    }

    public static byte[] packedText(String keyword, byte[] text) {
        var chunk = new ByteArrayOutputStream();
        chunk.writeBytes((keyword + "\0\1\0\0\0").getBytes(StandardCharsets.US_ASCII));
        chunk.writeBytes(packed(text));
        return chunk("iTXt", chunk.toByteArray());
    }

    public static byte[] chunk(String type, byte[] data) {
        var named = ByteBuffer.allocate(4 + data.length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(data)
                .array();
        var crc = new CRC32();
        crc.update(named);
        return ByteBuffer.allocate(8 + named.length)
                .putInt(data.length)
                .put(named)
                .putInt((int) crc.getValue())
                .array();
    }

    /** @param credential the element as it stands in the drawing */
    public static String svg(String credential) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <svg xmlns="http://www.w3.org/2000/svg" width="1" height="1">%s<rect width="1" height="1"/></svg>"""
                .formatted(credential);
    }

    public static String openBadge(String document) {
        return "<ob:credential xmlns:ob=\"https://purl.imsglobal.org/ob/v3p0\"><![CDATA[" + document
                + "]]></ob:credential>";
    }

    public static byte[] packed(byte[] bytes) {
        var packed = new ByteArrayOutputStream();

        try (var stream = new DeflaterOutputStream(packed)) {
            stream.write(bytes);
        } catch (java.io.IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }

        return packed.toByteArray();
    }
}
