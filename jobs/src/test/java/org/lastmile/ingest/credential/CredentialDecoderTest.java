package org.lastmile.ingest.credential;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CredentialDecoderTest {
    private static final String ISSUER = "https://badges.example.org/issuers/riverside-college";

    @Test
    void reads_an_assertion_of_open_badges_2() throws IOException {
        var outcomes = Samples.decode(Samples.bytes("assertion.json"));

        assertThat(outcomes)
                .containsExactly(new Outcome.Accepted(Map.ofEntries(
                        Map.entry("credential_id", "https://badges.example.org/assertions/1001"),
                        Map.entry("learner_email", "learner.one@example.org"),
                        Map.entry("standard", "ob20"),
                        Map.entry("achievement_key", "https://badges.example.org/classes/digital-basics"),
                        Map.entry("achievement_name", "Digital Basics"),
                        Map.entry("issuer_key", ISSUER),
                        Map.entry("awarded_on", "2026-03-14"),
                        Map.entry("award_state", "valid"),
                        Map.entry("verification", "hosted"),
                        Map.entry("status_list", "none"),
                        Map.entry("evidence_count", "0"),
                        Map.entry("linked_evidence_count", "0"),
                        Map.entry("award_position", "1"))));
    }

    @Test
    void reads_a_credential_of_open_badges_3() throws IOException {
        var outcomes = Samples.decode(Samples.bytes("credential.json"));

        assertThat(outcomes)
                .containsExactly(new Outcome.Accepted(Map.ofEntries(
                        Map.entry("credential_id", "urn:uuid:5b1c3d8e-0f52-4a53-9c0e-3f1f6f2f0a01"),
                        Map.entry("learner_did", "did:example:learner-one"),
                        Map.entry("standard", "ob30"),
                        Map.entry("achievement_key", "https://badges.example.org/achievements/critical-thinking"),
                        Map.entry("achievement_name", "Critical Thinking"),
                        Map.entry("issuer_key", ISSUER),
                        Map.entry("awarded_on", "2026-05-02"),
                        Map.entry("expires_on", "2031-05-02"),
                        Map.entry("award_state", "valid"),
                        Map.entry("verification", "unverified"),
                        Map.entry("status_list", "listed"),
                        Map.entry("evidence_count", "0"),
                        Map.entry("linked_evidence_count", "0"),
                        Map.entry("award_position", "1"))));
    }

    /** The second credential is a token, which says the issuer, the dates and the learner only in its own claims. */
    @Test
    void reads_each_credential_of_a_learner_record_as_an_award() throws IOException {
        var outcomes = Samples.decode(Samples.bytes("learner-record.json"));

        assertThat(outcomes)
                .containsExactly(
                        new Outcome.Accepted(Map.ofEntries(
                                Map.entry("credential_id", "urn:uuid:5b1c3d8e-0f52-4a53-9c0e-3f1f6f2f0a11"),
                                Map.entry("learner_did", "did:example:learner-one"),
                                Map.entry("standard", "clr20"),
                                Map.entry("achievement_key", "https://badges.example.org/achievements/resilience"),
                                Map.entry("achievement_name", "Resilience"),
                                Map.entry("issuer_key", ISSUER),
                                Map.entry("awarded_on", "2026-01-15"),
                                Map.entry("award_state", "valid"),
                                Map.entry("verification", "unsigned"),
                                Map.entry("status_list", "none"),
                                Map.entry("evidence_count", "0"),
                                Map.entry("linked_evidence_count", "0"),
                                Map.entry("award_position", "1"))),
                        new Outcome.Accepted(Map.ofEntries(
                                Map.entry("credential_id", "urn:uuid:5b1c3d8e-0f52-4a53-9c0e-3f1f6f2f0a12"),
                                Map.entry("learner_did", "did:example:learner-one"),
                                Map.entry("standard", "clr20"),
                                Map.entry("achievement_key", "https://badges.example.org/achievements/collaboration"),
                                Map.entry("achievement_name", "Collaboration"),
                                Map.entry("issuer_key", ISSUER),
                                Map.entry("awarded_on", "2026-01-01"),
                                Map.entry("expires_on", "2026-01-31"),
                                Map.entry("award_state", "expired"),
                                Map.entry("verification", "unverified"),
                                Map.entry("status_list", "none"),
                                Map.entry("evidence_count", "0"),
                                Map.entry("linked_evidence_count", "0"),
                                Map.entry("award_position", "2"))));
    }

    @Test
    void a_broken_credential_of_a_learner_record_leaves_the_others() throws IOException {
        var document = Samples.changed(
                "learner-record.json", "/credentialSubject/verifiableCredential/0/issuanceDate", "removed");

        var outcomes = Samples.decode(document);

        assertThat(outcomes.get(0))
                .isEqualTo(new Outcome.Rejected(
                        "issued_missing",
                        "/credentialSubject/verifiableCredential/0/issuanceDate",
                        "field '/credentialSubject/verifiableCredential/0/issuanceDate': does not say when the award"
                                + " was made; ask the issuer for a complete document."));
        assertThat(outcomes.get(1)).isInstanceOfSatisfying(Outcome.Accepted.class, award -> assertThat(award.row())
                .containsEntry("award_position", "2"));
    }

    @Test
    void a_presentation_of_a_wallet_is_opened_and_its_proof_signs_no_award() throws IOException {
        var credential = Samples.changed("credential.json", "/proof", "removed");
        var presentation =
                """
                {"@context": ["https://www.w3.org/ns/credentials/v2"], "type": "VerifiablePresentation",
                 "proof": {"type": "DataIntegrityProof"}, "verifiableCredential": [%s]}"""
                        .formatted(credential);

        var token = Samples.token("{\"alg\":\"ES256\"}", "{\"vp\":" + presentation + "}", "signature");

        assertThat(Samples.decode(presentation)).isEqualTo(Samples.decode(token));
        assertThat(onlyRow(presentation)).containsEntry("verification", "unsigned");
    }

    @Test
    void a_token_without_vc_claim_holds_the_credential_itself() throws IOException {
        var credential = Samples.changed("credential.json", "/proof", "removed");

        var row = onlyRow(Samples.token("{\"alg\":\"EdDSA\",\"typ\":\"vc+jwt\"}", credential, "signature"));

        assertThat(row)
                .containsEntry("verification", "unverified")
                .containsEntry("learner_did", "did:example:learner-one");
    }

    @Test
    void a_hashed_recipient_stays_unlinked() throws IOException {
        var document = Samples.changed(
                "assertion.json",
                "/recipient",
                "{\"type\": \"email\", \"hashed\": true, \"salt\": \"s\", \"identity\": \"sha256$00\"}");

        assertThat(onlyRow(document)).doesNotContainKeys("learner_email", "learner_did");
    }

    @Test
    void a_revoked_assertion_is_an_award_in_that_state() throws IOException {
        var document = Samples.changed("assertion.json", "/revoked", "true");

        assertThat(onlyRow(document)).containsEntry("award_state", "revoked");
    }

    @Test
    void an_award_holds_on_its_last_day_and_has_expired_the_day_after() throws IOException {
        var lastDay = Samples.changed("credential.json", "/validUntil", "\"2026-11-01T00:00:00Z\"");
        var dayBefore = Samples.changed("credential.json", "/validUntil", "\"2026-10-31T23:59:59Z\"");

        assertThat(onlyRow(lastDay)).containsEntry("award_state", "valid");
        assertThat(onlyRow(dayBefore)).containsEntry("award_state", "expired");
    }

    @Test
    void an_address_as_id_of_an_achievement_gives_way_to_its_name() throws IOException {
        var document = Samples.changed(
                "credential.json", "/credentialSubject/achievement/id", "\"mailto:someone@example.org\"");

        assertThat(onlyRow(document)).containsEntry("achievement_key", "Critical Thinking");
    }

    @Test
    void the_learner_as_issuer_is_not_kept_in_plain_text() throws IOException {
        var document = Samples.changed("credential.json", "/issuer", "\"did:example:learner-one\"");

        assertThat(onlyRow(document)).doesNotContainKey("issuer_key");
    }

    @Test
    void a_plain_address_among_the_identifiers_is_the_learners_email() throws IOException {
        var document = Samples.changed(
                "credential.json",
                "/credentialSubject/identifier",
                """
                [{"type": "IdentityObject", "hashed": true, "identityHash": "sha256$00", "identityType": "emailAddress"},
                 {"type": "IdentityObject", "hashed": false, "identityHash": "one@example.org", "identityType": "emailAddress"}]""");

        assertThat(onlyRow(document))
                .containsEntry("learner_did", "did:example:learner-one")
                .containsEntry("learner_email", "one@example.org");
    }

    @Test
    void unicode_encodings_and_a_byte_order_mark_make_no_difference() throws IOException {
        var text = Samples.text("assertion.json");
        var plain = Samples.decode(text);

        assertThat(Samples.decode(("\uFEFF" + text).getBytes(UTF_8))).isEqualTo(plain);
        assertThat(Samples.decode(text.getBytes(UTF_16))).isEqualTo(plain);
        assertThat(Samples.decode(text.getBytes(UTF_16LE))).isEqualTo(plain);
    }

    @Test
    void an_accepted_award_shows_no_value_when_it_is_printed() throws IOException {
        var outcomes = Samples.decode(Samples.bytes("assertion.json"));

        assertThat(outcomes.get(0))
                .hasToString(
                        "Accepted[credential_id, learner_email, standard, achievement_key, achievement_name,"
                                + " issuer_key, awarded_on, award_state, verification, status_list, evidence_count, linked_evidence_count, award_position]");
    }

    private static Map<String, String> onlyRow(String document) {
        var outcomes = Samples.decode(document);

        assertThat(outcomes).singleElement().isInstanceOf(Outcome.Accepted.class);
        return ((Outcome.Accepted) outcomes.get(0)).row();
    }
}
