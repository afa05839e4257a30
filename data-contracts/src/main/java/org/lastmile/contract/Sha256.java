package org.lastmile.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, which every Java has. */
public final class Sha256 {
    private Sha256() {}

    /** A digest to feed. */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Hash of a text in UTF-8, 64 hex digits. */
    public static String of(String text) {
        return HexFormat.of().formatHex(digest().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Hash of all bytes of a stream, 64 hex digits; the stream stays open. */
    public static String of(InputStream stream) throws IOException {
        var hashed = new DigestInputStream(stream, digest());
        hashed.transferTo(OutputStream.nullOutputStream());
        return HexFormat.of().formatHex(hashed.getMessageDigest().digest());
    }
}
