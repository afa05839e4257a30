package org.lastmile.ingest.credential;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleTest {

    /** Each row: a sample, the field that is changed, its new value, the rule that breaks and where. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "assertion.json  | /type         | \"OtherAssertion\"                | type_not_credential    | /type",
                "assertion.json  | /@context     | removed                           | context_missing        | /@context",
                "assertion.json  | /@context     | \"https://w3id.org/openbadges/v1\" | context_unknown       | /@context",
                "assertion.json  | /id           | \" \"                             | id_missing             | /id",
                "assertion.json  | /issuedOn     | removed                           | issued_missing         | /issuedOn",
                "assertion.json  | /issuedOn     | \"2026-02-30T00:00:00Z\"          | date_unreadable        | /issuedOn",
                "assertion.json  | /issuedOn     | 1456789012                        | date_unreadable        | /issuedOn",
                "assertion.json  | /issuedOn     | \"2026-11-02T00:00:00Z\"          | issued_in_future       | /issuedOn",
                "assertion.json  | /expires      | \"2026-03-01T00:00:00Z\"          | expires_before_issued  | /expires",
                "assertion.json  | /expires      | \"+12026-03-01T00:00:00Z\"        | date_unreadable        | /expires",
                "assertion.json  | /recipient    | removed                           | recipient_missing      | /recipient/identity",
                "assertion.json  | /badge        | removed                           | badge_missing          | /badge",
                "assertion.json  | /badge/type   | \"Badge\"                         | badge_type_wrong       | /badge/type",
                "assertion.json  | /badge        | \"mailto:someone@example.org\"    | achievement_unnamed    | /badge",
                "assertion.json  | /verification | removed                           | verification_missing   | /verification",
                "assertion.json  | /verification | {\"type\": \"trust me\"}          | verification_invalid   | /verification/type",
                "assertion.json  | /extensions:x | {\"type\": \"ApplyLink\"}         | extension_invalid      | /extensions:x",
                "credential.json | /type         | \"VerifiableCredential\"          | type_not_credential    | /type",
                "credential.json | /type         | \"OpenBadgeCredential\"           | type_not_credential    | /type",
                "credential.json | /@context     | []                                | context_missing        | /@context",
                "credential.json | /@context     | \"https://www.w3.org/ns/credentials/v2\" | context_unknown | /@context",
                "credential.json | /id           | removed                           | id_missing             | /id",
                "credential.json | /issuer       | removed                           | issuer_missing         | /issuer",
                "credential.json | /issuer/id    | removed                           | issuer_missing         | /issuer/id",
                "credential.json | /issuer/type  | \"InvalidProfile\"                | issuer_type_wrong      | /issuer/type",
                "credential.json | /validFrom    | removed                           | issued_missing         | /validFrom",
                "credential.json | /validFrom    | \"2040-01-01T00:00:00Z\"          | issued_in_future       | /validFrom",
                "credential.json | /awardedDate  | \"2040-01-01T00:00:00Z\"          | issued_in_future       | /awardedDate",
                "credential.json | /validUntil   | \"2026-05-01T00:00:00Z\"          | expires_before_issued  | /validUntil",
                "credential.json | /credentialSubject      | []                      | subject_missing        | /credentialSubject",
                "credential.json | /credentialSubject/type | removed                 | subject_type_wrong     | /credentialSubject/type",
                "credential.json | /credentialSubject/id   | removed                 | recipient_missing      | /credentialSubject/id",
                "credential.json | /credentialSubject/achievement      | removed     | achievement_missing    | /credentialSubject/achievement",
                "credential.json | /credentialSubject/achievement/type | \"Course\"  | achievement_type_wrong | /credentialSubject/achievement/type",
                "learner-record.json | /@context | \"https://www.w3.org/2018/credentials/v1\" | context_unknown | /@context",
                "learner-record.json | /credentialSubject/type | \"Subject\"         | subject_type_wrong     | /credentialSubject/type",
                "learner-record.json | /credentialSubject/verifiableCredential | []  | credentials_missing    | /credentialSubject/verifiableCredential",
                "learner-record.json | /credentialSubject/verifiableCredential | [1] | jws_unreadable         | /credentialSubject/verifiableCredential/0",
            })
    void a_document_that_breaks_a_rule_is_rejected(
            String sample, String field, String value, String rule, String pointer) throws IOException {
        var outcomes = Samples.decode(Samples.changed(sample, field, value));

        assertThat(outcomes).singleElement().isInstanceOfSatisfying(Outcome.Rejected.class, rejected -> {
            assertThat(rejected.rule()).isEqualTo(rule);
            assertThat(rejected.pointer()).isEqualTo(pointer);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "null",
                "[]",
                "\"text\"",
                "{\"type\": ",
                "{\"type\": \"Assertion\"} trailing",
                "{\"type\": \"Assertion\", \"type\": \"Issuer\"}",
                "https://w3id.org/openbadges/v2\n\n{}"
            })
    void what_is_no_single_json_object_is_rejected(String document) {
        assertThat(Samples.decode(document))
                .containsExactly(new Outcome.Rejected(
                        "not_json",
                        "",
                        "document: is no JSON object; a list, an empty file or other text is none; deliver the document as"
                                + " the platform exports it, one JSON object or compact JWS per file."));
    }

    @Test
    void json_of_10000_levels_is_rejected() {
        var document = "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000);

        assertThat(Samples.decode(document))
                .containsExactly(new Outcome.Rejected(
                        "too_deep",
                        "",
                        "document: is nested more than 200 levels deep; no credential is; look where the file comes"
                                + " from."));
        assertThat(Samples.decode(Samples.token("{\"alg\":\"ES256\"}", document, "signature")))
                .isEqualTo(Samples.decode(document));
    }

    @Test
    void a_token_that_anybody_can_make_is_rejected() throws IOException {
        var credential = Samples.text("credential.json");

        assertThat(rule(Samples.token("{\"alg\":\"none\"}", credential, ""))).isEqualTo("alg_none");
        assertThat(rule(Samples.token("{\"alg\":\"NONE\"}", credential, "signature")))
                .isEqualTo("alg_none");
        assertThat(rule(Samples.token("{\"alg\":\"ES256\"}", credential, ""))).isEqualTo("alg_none");
    }

    @Test
    void a_token_that_holds_no_json_is_rejected() {
        assertThat(rule(Samples.token("{\"typ\":\"JWT\"}", "{}", "signature"))).isEqualTo("jws_unreadable");
        assertThat(rule(Samples.token("{\"alg\":\"ES256\"}", "text", "signature")))
                .isEqualTo("jws_unreadable");
        assertThat(rule("a.b.c")).isEqualTo("jws_unreadable");
    }

    @Test
    void an_unreadable_file_with_the_ending_of_a_token_is_called_one() {
        var outcomes = new CredentialDecoder(Samples.JUDGED_ON, DeliveredKeys.NONE)
                .decode("award.jwt", "no token".getBytes(UTF_8));

        assertThat(outcomes).containsExactly(Rule.JWS_UNREADABLE.brokenAt(""));
    }

    @Test
    void collections_nest_twice_at_most() throws IOException {
        var document = Samples.text("credential.json");

        for (var level = 0; level < 3; level++) {
            document = "{\"type\": \"VerifiablePresentation\", \"verifiableCredential\": [" + document + "]}";
        }

        assertThat(Samples.decode(document))
                .containsExactly(Rule.NESTED_TOO_OFTEN.brokenAt("/verifiableCredential/0/verifiableCredential/0"));
    }

    @Test
    void a_revocation_without_its_award_is_rejected() {
        var document =
                """
                {"@context": "https://w3id.org/openbadges/v2", "type": "Assertion", "revoked": true,
                 "id": "https://badges.example.org/assertions/1001"}""";

        assertThat(Samples.decode(document)).containsExactly(Rule.REVOKED_STUB.brokenAt("/revoked"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "verificationProperty | 7                         | /verification/verificationProperty",
                "startsWith           | [\"ftp://example.org\"]   | /verification/startsWith/0",
                "allowedOrigins       | \"https://example.org\"   | /verification/allowedOrigins",
            })
    void an_issuer_with_an_invalid_verification_is_rejected(String field, String value, String pointer) {
        var issuer =
                """
                {"@context": "https://w3id.org/openbadges/v2", "type": "Issuer", "id": "https://badges.example.org/i",
                 "name": "I", "url": "https://badges.example.org", "email": "i@example.org", "verification": {"%s": %s}}"""
                        .formatted(field, value);

        assertThat(Samples.decode(issuer)).containsExactly(Rule.VERIFICATION_INVALID.brokenAt(pointer));
    }

    @Test
    void key_sets_and_contexts_support() {
        assertThat(Samples.decode("{\"keys\": []}")).containsExactly(new Outcome.NotACredential("key"));
        assertThat(Samples.decode("{\"@context\": {}}")).containsExactly(new Outcome.NotACredential("context"));
    }

    private static String rule(String document) {
        return ((Outcome.Rejected) Samples.decode(document).get(0)).rule();
    }
}
