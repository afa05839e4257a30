package org.lastmile.ingest.credential;

import java.util.Set;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.InvalidKeyException;
import org.jose4j.lang.JoseException;

/**
 * Verifies the signature of a compact JWS when its key is at hand. No key is fetched, and none is taken from a place that
 * the issuer's id contradicts.
 */
final class TokenSignature {
    private static final Set<String> ALGORITHMS =
            Set.of("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA");

    private TokenSignature() {}

    /**
     * Verifies a token.
     *
     * @return unverified when there is no key, or an algorithm or extension that is not known here
     * @throws Rejection if the signature does not fit, or the key not the algorithm
     */
    static Signature of(CompactJws token, DeliveredKeys delivered) throws Rejection {
        if (!ALGORITHMS.contains(token.algorithm())) {
            return Signature.UNVERIFIED;
        }

        var key = SigningKey.of(token, delivered);
        return key.isEmpty() ? Signature.UNVERIFIED : verify(token, key.get());
    }

    private static Signature verify(CompactJws token, SigningKey key) throws Rejection {
        try {
            var signature = new JsonWebSignature();
            signature.setAlgorithmConstraints(
                    new AlgorithmConstraints(ConstraintType.PERMIT, ALGORITHMS.toArray(String[]::new)));
            signature.setCompactSerialization(token.text());
            signature.setKey(key.key());

            if (!signature.verifySignature()) {
                throw new Rejection(Rule.SIGNATURE_WRONG, token.pointer());
            }

            return key.proves();
        } catch (InvalidKeyException unfit) {
            throw new Rejection(Rule.KEY_UNFIT, token.pointer());
        } catch (JoseException unknownExtension) {
            return Signature.UNVERIFIED;
        }
    }
}
