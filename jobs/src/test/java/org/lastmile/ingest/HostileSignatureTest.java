package org.lastmile.ingest;

import static org.lastmile.ingest.HostileDocument.credential;
import static org.lastmile.ingest.HostileDocument.token;
import static org.lastmile.ingest.HostileDocument.with;
import static org.lastmile.ingest.Packed.bytes;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lastmile.ingest.credential.Signed;

/** Tokens whose signatures or keys are not what they should be. Each lies beside a good document. */
class HostileSignatureTest {
    private static final String GOOD = Signed.token(Signed.P256, "ES256", Signed.jwk(Signed.P256), credential());

    @TempDir
    private Path folder;

    private static HostileCase jws(String name, String text, String expected) {
        return new HostileCase(name, "odd.jwt", bytes(text), expected);
    }

    private static HostileCase header(String name, String header, String expected) {
        return jws(name, token("{" + header + "}", credential(), "s"), expected);
    }

    private static HostileCase issuer(String name, String id, String expected) {
        return jws(
                name, token("{\"alg\":\"ES256\"}", with(credential(), "/issuer/id", "\"" + id + "\""), "s"), expected);
    }

    static Stream<HostileCase> tokens() {
        var rsa = "\"alg\":\"RS256\"";
        var ec = "\"alg\":\"ES256\"";
        var jwk = Signed.jwk(Signed.P256);
        return Stream.of(
                jws("good", GOOD, "2"),
                jws("one letter of the payload changed", changed(GOOD), "1;  signature_wrong"),
                jws(
                        "signature of another token",
                        GOOD.substring(0, GOOD.lastIndexOf('.')) + ".AAAA",
                        "1;  signature_wrong"),
                header("shared secret", "\"alg\":\"HS256\"" + Signed.jwk(Signed.RSA), "1;  alg_symmetric"),
                header("key of another kind", rsa + jwk, "1;  key_unfit"),
                header("curve of another algorithm", "\"alg\":\"ES512\"" + jwk, "1;  key_unfit"),
                header("secret key enclosed", ec + Signed.secretJwk(Signed.P256), "1;  key_unfit"),
                header("key that is a list", ec + ",\"jwk\":[1,2]", "2"),
                header("key without coordinates", ec + ",\"jwk\":{\"kty\":\"EC\",\"crv\":\"P-256\"}", "2"),
                header("key that is no base64", ec + ec(" !", "y"), "1;  signature_wrong"),
                header("point outside of its curve", ec + ec("AQ", "AQ"), "1;  signature_wrong"),
                header("coordinate of a million letters", ec + ec("A".repeat(1_000_000), "AQ"), "2"),
                header("coordinate longer than its field", ec + ec("A".repeat(2) + "_".repeat(80), "AQ"), "2"),
                header("unknown curve", ec + ec("AQ", "AQ").replace("P-256", "P-1"), "2"),
                header("modulus of zero", rsa + rsa("AA", "AQAB"), "2"),
                header("exponent of zero", rsa + rsa("_" + "w".repeat(342), "AA"), "2"),
                header("exponent of 20,000 bits", rsa + rsa("_" + "w".repeat(342), "w".repeat(2900)), "2"),
                header("extension that must be known", ec + ",\"crit\":[\"x\"],\"x\":1" + jwk, "2"),
                header("payload as it is", ec + ",\"crit\":[\"b64\"],\"b64\":false" + jwk, "1;  signature_wrong"),
                header("algorithm that is not known", "\"alg\":\"" + HostileCase.MAIL + "\"", "2"),
                header("key id that names a person", ec + ",\"kid\":\"" + HostileCase.MAIL + "\"", "2"),
                header("key at an address", ec + ",\"jku\":\"http://127.0.0.1:1/x\"", "2"),
                issuer("did:key without a key", "did:key:", "2"),
                issuer("did:key of 900 letters", "did:key:z" + "6".repeat(900), "2"),
                issuer("did:key of a private key", "did:key:z3u2", "2"),
                issuer("did:jwk that is a bomb", "did:jwk:W1tbW1tb", "2"),
                issuer("did:jwk with a secret", Signed.didJwk(Signed.P256).replace("did:jwk:", "did:jwk:e30"), "2"));
    }

    private static String ec(String x, String y) {
        return ",\"jwk\":{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"" + x + "\",\"y\":\"" + y + "\"}";
    }

    private static String rsa(String modulus, String exponent) {
        return ",\"jwk\":{\"kty\":\"RSA\",\"n\":\"" + modulus + "\",\"e\":\"" + exponent + "\"}";
    }

    private static String changed(String token) {
        var at = token.indexOf('.') + 100;
        var other = token.charAt(at) == 'A' ? 'B' : 'A';
        return token.substring(0, at) + other + token.substring(at + 1);
    }

    @ParameterizedTest
    @MethodSource("tokens")
    void is_an_award_or_set_aside(HostileCase hostile) throws IOException, SQLException {
        HostileRun.check(folder, hostile);
    }
}
