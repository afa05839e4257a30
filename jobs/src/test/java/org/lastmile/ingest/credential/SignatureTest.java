package org.lastmile.ingest.credential;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.apicatalog.multibase.Multibase;
import com.apicatalog.multicodec.codec.KeyCodec;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignatureTest {
    private static final String KEY_ID = "https://badges.example.org/keys/1";
    private static final String ISSUER = "https://badges.example.org/issuers/riverside-college";

    /** State of the signature and whose key it was, or the rule by which the token was set aside. */
    private static String judged(String token, DeliveredKeys keys) {
        var outcome = Samples.decode(token.getBytes(UTF_8), keys).get(0);
        return outcome instanceof Outcome.Accepted award
                ? award.row().get("verification") + " " + award.row().getOrDefault("signing_key", "-")
                : ((Outcome.Rejected) outcome).rule();
    }

    private static String judged(String token) {
        return judged(token, DeliveredKeys.NONE);
    }

    private static String credential() throws IOException {
        return Samples.changed("credential.json", "/proof", "removed");
    }

    private static String issuedBy(String issuer) throws IOException {
        return Samples.changed("credential.json", "/issuer/id", "\"" + issuer + "\"");
    }

    private static String didKey(PublicJsonWebKey ed25519) {
        var x = String.valueOf(ed25519.toParams(OutputControlLevel.PUBLIC_ONLY).get("x"));
        var raw = Base64.getUrlDecoder().decode(x);
        return "did:key:" + Multibase.BASE_58_BTC.encode(KeyCodec.ED25519_PUBLIC_KEY.encode(raw));
    }

    @ParameterizedTest
    @CsvSource({"RS256", "RS384", "RS512", "PS256", "PS384", "PS512"})
    void a_key_in_the_header_verifies_what_was_issued_and_not_who_issued_it(String algorithm) throws IOException {
        var token = Signed.token(Signed.RSA, algorithm, Signed.jwk(Signed.RSA), credential());

        assertThat(judged(token)).isEqualTo("verified enclosed");
    }

    @Test
    void a_key_of_an_elliptic_curve_verifies_too() throws IOException {
        assertThat(judged(Signed.token(Signed.P256, "ES256", Signed.jwk(Signed.P256), credential())))
                .isEqualTo("verified enclosed");
        assertThat(judged(Signed.token(Signed.ED25519, "EdDSA", Signed.jwk(Signed.ED25519), credential())))
                .isEqualTo("verified enclosed");
    }

    @Test
    void an_issuer_whose_id_is_its_key_has_signed() throws IOException {
        var did = didKey(Signed.ED25519);
        var byDidKey = Signed.token(Signed.ED25519, "EdDSA", ",\"kid\":\"" + did + "#x\"", issuedBy(did));
        var byDidJwk = Signed.token(Signed.P256, "ES256", "", issuedBy(Signed.didJwk(Signed.P256)));

        assertThat(judged(byDidKey)).isEqualTo("verified issuer");
        assertThat(judged(byDidJwk)).isEqualTo("verified issuer");
    }

    @Test
    void a_key_id_that_is_a_key_and_not_the_issuer_is_enclosed() throws IOException {
        var kid = ",\"kid\":\"" + didKey(Signed.ED25519) + "\"";

        assertThat(judged(Signed.token(Signed.ED25519, "EdDSA", kid, credential())))
                .isEqualTo("verified enclosed");
    }

    /** The forger signs in the name of a did:key with a key of his own, and encloses it. */
    @Test
    void no_enclosed_key_speaks_for_an_issuer_whose_id_is_another_key() throws IOException {
        var forged = Signed.token(Signed.P256, "ES256", Signed.jwk(Signed.P256), issuedBy(Signed.didJwk(Signed.RSA)));
        var ofTheSameKind = Signed.token(
                Signed.P256,
                "ES256",
                Signed.jwk(Signed.P256),
                issuedBy("did:key:zDnaerDaTF5BXEavCrfRZEk316dpbLsfPDZ3WJ5hRTPFU2169"));

        assertThat(judged(forged)).isEqualTo("key_unfit");
        assertThat(judged(ofTheSameKind)).isEqualTo("signature_wrong");
    }

    @Test
    void a_key_document_in_the_delivery_verifies_for_its_owner_only() throws IOException {
        var badge = Samples.changed(
                "assertion.json", "/verification", "{\"type\": \"SignedBadge\", \"creator\": \"" + KEY_ID + "\"}");
        var token = Signed.token(Signed.RSA, "RS256", "", badge);
        var key = Signed.RSA.getPublicKey();
        var own = Signed.document(KEY_ID, ISSUER, key);
        var ofAnother = Signed.document(KEY_ID, "https://badges.example.org/issuers/other", key);
        var wrong = Signed.document(KEY_ID, ISSUER, Signed.P256.getPublicKey());

        assertThat(judged(token, DeliveredKeys.of(List.of(own)))).isEqualTo("verified delivered");
        assertThat(judged(token, DeliveredKeys.of(List.of(ofAnother)))).isEqualTo("unverified -");
        assertThat(judged(token, DeliveredKeys.of(List.of(own, wrong)))).isEqualTo("unverified -");
        assertThat(judged(token, DeliveredKeys.of(List.of(wrong)))).isEqualTo("key_unfit");
        assertThat(judged(token)).isEqualTo("unverified -");
    }

    @Test
    void a_changed_token_is_set_aside() throws IOException {
        var token = Signed.token(Signed.P256, "ES256", Signed.jwk(Signed.P256), credential());
        var other = Signed.token(Signed.P256, "ES256", Signed.jwk(Signed.P256), issuedBy("urn:other"));
        var parts = token.split("\\.", -1);

        assertThat(judged(parts[0] + "." + other.split("\\.", -1)[1] + "." + parts[2]))
                .isEqualTo("signature_wrong");
        assertThat(judged(parts[0] + "." + parts[1] + "." + parts[2].substring(4)))
                .isEqualTo("signature_wrong");
    }

    /** Who verifies with a public key could make such a token himself, when a reader took the algorithm at its word. */
    @Test
    void a_shared_secret_is_no_signature() throws IOException {
        var header = "{\"alg\":\"HS256\"" + Signed.jwk(Signed.RSA) + "}";

        assertThat(judged(Samples.token(header, credential(), "signature"))).isEqualTo("alg_symmetric");
        assertThat(judged(Samples.token("{\"alg\":\"hs512\"}", credential(), "s")))
                .isEqualTo("alg_symmetric");
    }

    @Test
    void a_key_must_fit_its_algorithm_and_be_public() throws IOException {
        var ofAnotherKind = Samples.token("{\"alg\":\"RS256\"" + Signed.jwk(Signed.P256) + "}", credential(), "s");
        var secret = Signed.token(Signed.P256, "ES256", Signed.secretJwk(Signed.P256), credential());
        var shared = Samples.token("{\"alg\":\"RS256\",\"jwk\":{\"kty\":\"oct\",\"k\":\"AAAA\"}}", credential(), "s");

        assertThat(judged(ofAnotherKind)).isEqualTo("key_unfit");
        assertThat(judged(secret)).isEqualTo("key_unfit");
        assertThat(judged(shared)).isEqualTo("key_unfit");
    }

    @Test
    void what_cannot_be_verified_here_is_unverified() throws IOException, JoseException {
        var weak = RsaJwkGenerator.generateJwk(1024);

        assertThat(judged(Signed.token(weak, "RS256", Signed.jwk(weak), credential())))
                .isEqualTo("unverified -");
        assertThat(judged(Samples.token("{\"alg\":\"ES256K\"}", credential(), "s")))
                .isEqualTo("unverified -");
        assertThat(judged(Samples.token(
                        "{\"alg\":\"ES256\",\"crit\":[\"x\"],\"x\":1" + Signed.jwk(Signed.P256) + "}",
                        credential(),
                        "s")))
                .isEqualTo("unverified -");
        assertThat(judged(Signed.token(Signed.P256, "ES256", "", issuedBy("did:key:z6MkNoKey"))))
                .isEqualTo("unverified -");
        assertThat(judged(Signed.token(Signed.P256, "ES256", Signed.jwk(Signed.P256), issuedBy("did:jwk:AAAA"))))
                .isEqualTo("unverified -");
    }

    @Test
    void a_proof_inside_of_the_document_is_unverified() throws IOException {
        assertThat(judged(Samples.text("credential.json"))).isEqualTo("unverified -");
    }

    /** The record's publisher has signed what others issued; the second credential is a token of its own. */
    @Test
    void the_signature_of_a_record_is_not_that_of_its_credentials() throws IOException {
        var record = Signed.token(Signed.P256, "ES256", Signed.jwk(Signed.P256), Samples.text("learner-record.json"));

        assertThat(Samples.decode(record.getBytes(UTF_8))).allSatisfy(outcome -> assertThat(outcome)
                .isInstanceOfSatisfying(Outcome.Accepted.class, award -> assertThat(award.row())
                        .containsEntry("verification", "verified")
                        .containsEntry("signing_key", "record")));
    }

    /** Its key was thrown away when the sample was made. */
    @Test
    void the_sample_of_a_token_is_signed_by_its_issuer() throws IOException {
        assertThat(judged(Samples.text("signed-token.jwt"))).isEqualTo("verified issuer");
    }

    /** Vectors of the specifications of did:key and did:jwk. */
    @ParameterizedTest
    @CsvSource({
        "did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp, O2onvM62pC1io6jQKm8Nc2UyFXcd4kOmOsBIoYtZ2ik,",
        "did:key:zDnaerDaTF5BXEavCrfRZEk316dpbLsfPDZ3WJ5hRTPFU2169,"
                + " fyNYMN0976ci7xqiSdag3buk-ZCwgXU4kz9XNkBlNUI, hW2ojTNfH7Jbi8--CJUo3OCbH3y5n91g-IMA9MLMbTU",
        "did:key:z82Lm1MpAkeJcix9K8TMiLd5NMAhnwkjjCBeWHXyu3U4oT2MVJJKXkcVBgjGhnLBn2Kaau9,"
                + " lInTxl8fjLKp_UCrxI0WDklahi-7-_6JbtiHjiRvMvhedhKVdHBfi2HCY8t_QJyc,"
                + " y6N1IC-2mXxHreETBW7K3mBcw0qGr3CWHCs-yl09yCQRLcyfGv7XhqAngHOu51Zv",
        "did:jwk:eyJjcnYiOiJQLTI1NiIsImt0eSI6IkVDIiwieCI6ImFjYklRaXVNczNpOF91c3pFakoydHBUdFJNNEVVM3l6OTFQSDZDZEgyVjAi"
                + "LCJ5IjoiX0tjeUxqOXZXTXB0bm1LdG00NkdxRHo4d2Y3NEk1TEtncmwyR3pIM25TRSJ9,"
                + " acbIQiuMs3i8_uszEjJ2tpTtRM4EU3yz91PH6CdH2V0, _KcyLj9vWMptnmKtm46GqDz8wf74I5LKgrl2GzH3nSE",
    })
    void ids_that_are_keys_are_read_as_published(String did, String x, String y) throws JoseException, Rejection {
        var key = PublicJsonWebKey.Factory.newPublicJwk(DidKey.of(did, "").orElseThrow());

        var parameters = key.toParams(OutputControlLevel.PUBLIC_ONLY);

        assertThat(Arrays.asList(parameters.get("x"), parameters.get("y"))).containsExactly(x, y);
    }
}
