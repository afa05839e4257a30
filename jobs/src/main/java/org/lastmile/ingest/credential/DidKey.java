package org.lastmile.ingest.credential;

import com.apicatalog.multibase.Multibase;
import com.apicatalog.multicodec.codec.KeyCodec;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.security.PublicKey;
import java.util.Base64;
import java.util.Optional;

/**
 * Ids that are made of a key: {@code did:key} and {@code did:jwk}. Of the former Ed25519, P-256, P-384 and P-521 are
 * known.
 *
 * @see <a href="https://w3c-ccg.github.io/did-key-spec/">The did:key Method</a>
 * @see <a href="https://github.com/quartzjer/did-jwk/blob/main/spec.md">did:jwk</a>
 */
final class DidKey {
    private static final String KEY = "did:key:";
    private static final String JWK = "did:jwk:";
    private static final int LONGEST = 3000;
    private static final int LONGEST_KEY = 200;

    private DidKey() {}

    static boolean isOne(String id) {
        return id.startsWith(KEY) || id.startsWith(JWK);
    }

    /**
     * The key of an id, with or without a fragment behind it.
     *
     * @param pointer place of the token that needs the key
     * @return empty when it cannot be read, or is of a kind that is not known here
     */
    static Optional<PublicKey> of(String id, String pointer) throws Rejection {
        var hash = id.indexOf('#');
        var bare = hash < 0 ? id : id.substring(0, hash);

        if (bare.length() > LONGEST) {
            return Optional.empty();
        }

        try {
            return bare.startsWith(JWK)
                    ? ofJson(Base64.getUrlDecoder().decode(bare.substring(JWK.length())), pointer)
                    : ofMultibase(bare.substring(KEY.length()), pointer);
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<PublicKey> ofJson(byte[] json, String pointer) throws Rejection {
        var jwk = JsonDocuments.find(json);
        return jwk.isPresent() ? Jwk.publicKey(jwk.get(), pointer) : Optional.empty();
    }

    private static Optional<PublicKey> ofMultibase(String text, String pointer) throws Rejection {
        if (text.length() > LONGEST_KEY || !Multibase.BASE_58_BTC.isEncoded(text)) {
            return Optional.empty();
        }

        var bytes = Multibase.BASE_58_BTC.decode(text);

        if (KeyCodec.ED25519_PUBLIC_KEY.isEncoded(bytes)) {
            var raw = KeyCodec.ED25519_PUBLIC_KEY.decode(bytes);
            var jwk = JsonNodeFactory.instance.objectNode();
            jwk.put("kty", "OKP").put("crv", "Ed25519");
            jwk.put("x", Base64.getUrlEncoder().withoutPadding().encodeToString(raw));
            return Jwk.publicKey(new Part(jwk, pointer), pointer);
        }

        return CompressedPoint.key(bytes);
    }
}
