package org.lastmile.ingest.credential;

import java.security.PublicKey;
import java.util.Optional;

/**
 * A key to verify a token with.
 *
 * @param proves what a signature proves that fits this key
 */
record SigningKey(PublicKey key, Signature proves) {

    /**
     * Finds the key of a token. When the issuer's id is a key, no other key counts: otherwise anybody could sign in its
     * name with a key of his own in the header.
     *
     * @throws Rejection if the token brings a secret key along
     */
    static Optional<SigningKey> of(CompactJws token, DeliveredKeys delivered) throws Rejection {
        var issuer = issuer(token.credential());

        if (issuer.filter(DidKey::isOne).isPresent()) {
            return DidKey.of(issuer.get(), token.pointer()).map(key -> new SigningKey(key, Signature.ISSUER));
        }

        var creator = token.credential().child("verification").text("creator").or(() -> token.header()
                .text("kid"));
        var ofDelivery = creator.flatMap(id -> delivered.key(id, issuer));

        if (ofDelivery.isPresent()) {
            return ofDelivery.map(key -> new SigningKey(key, Signature.DELIVERED));
        }

        return enclosed(token).map(key -> new SigningKey(key, Signature.ENCLOSED));
    }

    private static Optional<PublicKey> enclosed(CompactJws token) throws Rejection {
        var jwk = token.header().child("jwk");

        if (jwk.isObject()) {
            return Jwk.publicKey(jwk, token.pointer());
        }

        var kid = token.header().text("kid").filter(DidKey::isOne);
        return kid.isPresent() ? DidKey.of(kid.get(), token.pointer()) : Optional.empty();
    }

    /** Of an assertion the issuer stands in its badge class, which may be another document. */
    private static Optional<String> issuer(Part credential) {
        return credential
                .child("issuer")
                .reference()
                .or(() -> credential.child("badge").child("issuer").reference());
    }
}
