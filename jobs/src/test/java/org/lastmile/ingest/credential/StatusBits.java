package org.lastmile.ingest.credential;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;

/** Lists of bits as issuers publish them. */
public final class StatusBits {
    private StatusBits() {}

    public static String list(String purpose, String encoded) {
        return """
                {"@context": ["https://www.w3.org/ns/credentials/v2"], "id": "https://b.example.org/status/1",
                 "type": ["VerifiableCredential", "BitstringStatusListCredential"], "issuer": "https://b.example.org/i/1",
                 "validFrom": "2026-03-14T12:30:00+02:00",
                 "credentialSubject": {"type": "BitstringStatusList", "statusPurpose": %s, "encodedList": "%s"}}"""
                .formatted(purpose, encoded);
    }

    public static String packed(int bytes, int... set) {
        var bits = new byte[bytes];

        for (var index : set) {
            bits[index / 8] |= (byte) (0x80 >> (index % 8));
        }

        var packed = new ByteArrayOutputStream();

        try (var stream = new GZIPOutputStream(packed)) {
            stream.write(bits);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }

        return "u" + Base64.getUrlEncoder().withoutPadding().encodeToString(packed.toByteArray());
    }
}
