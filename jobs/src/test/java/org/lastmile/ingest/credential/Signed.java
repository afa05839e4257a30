package org.lastmile.ingest.credential;

import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.Base64;
import org.jose4j.jwk.EcJwkGenerator;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jwk.OkpJwkGenerator;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.EllipticCurves;
import org.jose4j.lang.JoseException;

/** Tokens signed with keys that are made for one test and thrown away. */
public final class Signed {
    public static final PublicJsonWebKey ED25519 =
            key(() -> OkpJwkGenerator.generateJwk(OctetKeyPairJsonWebKey.SUBTYPE_ED25519));
    public static final PublicJsonWebKey P256 = key(() -> EcJwkGenerator.generateJwk(EllipticCurves.P256));
    public static final PublicJsonWebKey RSA = key(() -> RsaJwkGenerator.generateJwk(2048));

    private Signed() {}

    private interface Generator {
        PublicJsonWebKey make() throws JoseException;
    }

    /** @param header further fields of the header, as JSON text that begins with a comma, or nothing */
    public static String token(PublicJsonWebKey key, String algorithm, String header, String payload) {
        try {
            var token = new JsonWebSignature();
            var all = "{\"alg\":\"" + algorithm + "\"" + header + "}";
            token.setDoKeyValidation(false);
            token.getHeaders().setFullHeaderAsJsonString(all);
            token.setPayload(payload);
            token.setKey(key.getPrivateKey());
            return token.getCompactSerialization();
        } catch (JoseException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The public key as a field of a header. */
    public static String jwk(PublicJsonWebKey key) {
        return ",\"jwk\":" + key.toJson(OutputControlLevel.PUBLIC_ONLY);
    }

    public static String secretJwk(PublicJsonWebKey key) {
        return ",\"jwk\":" + key.toJson(OutputControlLevel.INCLUDE_PRIVATE);
    }

    public static String didJwk(PublicJsonWebKey key) {
        var json = key.toJson(OutputControlLevel.PUBLIC_ONLY).getBytes(StandardCharsets.UTF_8);
        return "did:jwk:" + Base64.getUrlEncoder().withoutPadding().encodeToString(json);
    }

    /** A key document of Open Badges 2.0. */
    public static byte[] document(String id, String owner, PublicKey key) {
        var pem = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
        return """
                {"@context": "https://w3id.org/openbadges/v2", "type": "CryptographicKey", "id": "%s", "owner": "%s",
                 "publicKeyPem": "-----BEGIN PUBLIC KEY-----\\n%s\\n-----END PUBLIC KEY-----\\n"}"""
                .formatted(id, owner, pem.replace("\n", "\\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static PublicJsonWebKey key(Generator generator) {
        try {
            return generator.make();
        } catch (JoseException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
