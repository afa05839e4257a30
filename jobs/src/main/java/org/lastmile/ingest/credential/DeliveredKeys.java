package org.lastmile.ingest.credential;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Keys that lie in a delivery as documents of their own, as Open Badges 2.0 publishes them. An id that stands for two
 * different keys stands for none.
 *
 * @see <a href="https://www.imsglobal.org/sites/default/files/Badges/OBv2p0Final/index.html#CryptographicKey">Open Badges
 *     2.0, CryptographicKey</a>
 */
public final class DeliveredKeys {
    public static final DeliveredKeys NONE = new DeliveredKeys(Map.of());

    private static final String TYPE = "CryptographicKey";
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\\s]+)-----END PUBLIC KEY-----");

    private final Map<String, Key> byId;

    private DeliveredKeys(Map<String, Key> byId) {
        this.byId = Map.copyOf(byId);
    }

    private record Key(String owner, PublicKey key) {}

    /** Whether a document may be a key, so that it is worth reading it twice. */
    public static boolean mayBeOne(byte[] document) {
        return new String(document, StandardCharsets.ISO_8859_1).contains(TYPE);
    }

    public static DeliveredKeys of(List<byte[]> documents) {
        var keys = new HashMap<String, Key>();
        var ambiguous = new HashSet<String>();

        for (var document : documents) {
            var part = JsonDocuments.find(document);
            var id = part.flatMap(key -> key.text("id"));
            var key = part.flatMap(DeliveredKeys::read);

            if (id.isPresent() && key.isPresent()) {
                var earlier = keys.put(id.get(), key.get());

                if (earlier != null && !earlier.equals(key.get())) {
                    ambiguous.add(id.get());
                }
            }
        }

        keys.keySet().removeAll(ambiguous);
        return new DeliveredKeys(keys);
    }

    /** @param issuer when it is known, the key must belong to it */
    Optional<PublicKey> key(String id, Optional<String> issuer) {
        return Optional.ofNullable(byId.get(id))
                .filter(key -> issuer.isEmpty() || issuer.get().equals(key.owner()))
                .map(Key::key);
    }

    private static Optional<Key> read(Part document) {
        var owner = document.child("owner").reference();
        var pem = document.text("publicKeyPem").map(PEM::matcher).filter(java.util.regex.Matcher::matches);

        if (!document.hasType(TYPE) || owner.isEmpty() || pem.isEmpty()) {
            return Optional.empty();
        }

        try {
            var encoded = new X509EncodedKeySpec(
                    Base64.getMimeDecoder().decode(pem.get().group(1)));
            return publicKey(encoded).filter(Jwk::isStrong).map(key -> new Key(owner.get(), key));
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    private static Optional<PublicKey> publicKey(X509EncodedKeySpec encoded) {
        return Stream.of("RSA", "EC", "Ed25519")
                .flatMap(kind -> publicKey(kind, encoded).stream())
                .findFirst();
    }

    private static Optional<PublicKey> publicKey(String kind, X509EncodedKeySpec encoded) {
        try {
            return Optional.of(KeyFactory.getInstance(kind).generatePublic(encoded));
        } catch (GeneralSecurityException other) {
            return Optional.empty();
        }
    }
}
