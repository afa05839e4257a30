package org.lastmile.ingest.credential;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Optional;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;

/**
 * A public key as JSON.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7517">RFC 7517</a>
 */
final class Jwk {
    private static final List<String> PUBLIC = List.of("kty", "crv", "x", "y", "n", "e");
    private static final List<String> SECRET = List.of("k", "d", "p", "q", "dp", "dq", "qi", "oth");
    private static final int LONGEST_VALUE = 3000;
    private static final int WEAKEST_RSA_BITS = 2048;

    private Jwk() {}

    /**
     * Reads a key.
     *
     * @param pointer place of the token that brings the key
     * @return empty when it is of a kind that is not known here, or so weak that its signatures prove nothing
     * @throws Rejection if it holds a secret: whoever has read the token could sign with it
     */
    static Optional<PublicKey> publicKey(Part jwk, String pointer) throws Rejection {
        if (SECRET.stream().anyMatch(jwk.node()::has)) {
            throw new Rejection(Rule.KEY_UNFIT, pointer);
        }

        var bare = JsonNodeFactory.instance.objectNode();
        PUBLIC.forEach(field -> jwk.text(field)
                .filter(value -> value.length() <= LONGEST_VALUE)
                .ifPresent(value -> bare.put(field, value)));

        try {
            return JsonWebKey.Factory.newJwk(bare.toString()) instanceof PublicJsonWebKey key
                    ? Optional.of(key.getPublicKey()).filter(Jwk::isStrong)
                    : Optional.empty();
        } catch (JoseException | RuntimeException unknownKind) {
            // The JDK says with a bare RuntimeException that a coordinate is larger than its field.
            return Optional.empty();
        }
    }

    static boolean isStrong(PublicKey key) {
        return !(key instanceof RSAPublicKey rsa) || rsa.getModulus().bitLength() >= WEAKEST_RSA_BITS;
    }
}
