package org.lastmile.ingest;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * One key of the chain that makes tokens.
 *
 * @param id in tokens of which this is the newest key
 */
record TokenLink(String id, Mac mac) {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final String TOMBSTONE = "tombstone";

    static TokenLink of(TokenKey key) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(HexFormat.of().parseHex(key.secret()), "HmacSHA256"));
            return new TokenLink(key.id(), mac);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** @param domain keeps digests of one use from passing for those of another */
    byte[] digest(String domain, byte[] text) {
        mac.update(domain.getBytes(StandardCharsets.US_ASCII));
        mac.update((byte) 0);
        return mac.doFinal(text);
    }

    String token(byte[] digest) {
        return id + "." + BASE64.encodeToString(digest);
    }

    String tombstone(String words) {
        return HexFormat.of().formatHex(digest(TOMBSTONE, words.getBytes(StandardCharsets.UTF_8)));
    }
}
