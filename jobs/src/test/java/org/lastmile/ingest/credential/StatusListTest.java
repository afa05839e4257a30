package org.lastmile.ingest.credential;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class StatusListTest {
    private static final String EDITION =
            "{list_key=https://b.example.org/status/1, listed_at=2026-03-14T10:30:00Z, purpose=%s%s}";

    @Test
    void each_bit_that_is_set_is_a_fact_of_its_edition() throws IOException {
        var outcomes = Samples.decode(StatusBits.list("\"revocation\"", StatusBits.packed(16_384, 0, 9, 131_071)));

        assertThat(outcomes.get(0)).isEqualTo(new Outcome.NotACredential("status_list"));
        assertThat(Samples.details(outcomes))
                .containsExactly(
                        "status_list " + EDITION.formatted("revocation", ""),
                        "status_bit "
                                + EDITION.formatted("revocation", ", status_key=https://b.example.org/status/1#0"),
                        "status_bit "
                                + EDITION.formatted("revocation", ", status_key=https://b.example.org/status/1#9"),
                        "status_bit "
                                + EDITION.formatted(
                                        "revocation", ", status_key=https://b.example.org/status/1#131071"));
    }

    /** The packed list of 16 KiB of zeros that the standard prints, with and without the letter of its encoding. */
    @Test
    void a_list_without_a_bit_says_that_nothing_is_revoked() {
        var published = "H4sIAAAAAAAAA-3BMQEAAADCoPVPbQwfoAAAAAAAAAAAAAAAAAAAAIC3AYbSVKsAQAAA";

        assertThat(Samples.details(Samples.decode(StatusBits.list("\"suspension\"", "u" + published))))
                .containsExactly("status_list " + EDITION.formatted("suspension", ""));
        assertThat(Samples.details(Samples.decode(StatusBits.list("\"suspension\"", published))))
                .containsExactly("status_list " + EDITION.formatted("suspension", ""));
    }

    @Test
    void a_list_may_serve_two_purposes_and_messages_are_none() throws IOException {
        assertThat(Samples.details(
                        Samples.decode(StatusBits.list("[\"revocation\",\"suspension\"]", StatusBits.packed(1, 7)))))
                .hasSize(4);
        assertThat(Samples.details(Samples.decode(StatusBits.list("\"message\"", StatusBits.packed(1, 7)))))
                .isEmpty();
    }

    @Test
    void what_is_packed_wrongly_or_without_end_is_set_aside() throws IOException {
        var encoded = "/credentialSubject/encodedList";

        assertThat(Samples.decode(StatusBits.list("\"revocation\"", "uAAAA")))
                .containsExactly(Rule.STATUS_LIST_UNREADABLE.brokenAt(encoded));
        assertThat(Samples.decode(StatusBits.list("\"revocation\"", "u!")))
                .containsExactly(Rule.STATUS_LIST_UNREADABLE.brokenAt(encoded));
        assertThat(Samples.decode(StatusBits.list("\"revocation\"", StatusBits.packed((2 << 20) + 1))))
                .containsExactly(Rule.TOO_LARGE.brokenAt(encoded));
    }

    @Test
    void a_credential_says_where_its_state_is_kept() throws IOException {
        var status =
                """
                [{"type": "BitstringStatusListEntry", "statusPurpose": "suspension", "statusListIndex": "0007",
                  "statusListCredential": "https://b.example.org/status/1"},
                 {"type": "StatusList2021Entry", "statusListIndex": 8,
                  "statusListCredential": "https://b.example.org/status/2"},
                 {"type": "BitstringStatusListEntry", "statusPurpose": "message", "statusListIndex": "1",
                  "statusListCredential": "https://b.example.org/status/3"},
                 {"type": "BitstringStatusListEntry", "statusSize": 2, "statusListIndex": "1",
                  "statusListCredential": "https://b.example.org/status/4"}]""";
        var names =
                "{credential_id=urn:uuid:5b1c3d8e-0f52-4a53-9c0e-3f1f6f2f0a01, learner_did=did:example:learner-one, ";

        var outcomes = Samples.decode(Samples.changed("credential.json", "/credentialStatus", status));

        assertThat(Samples.details(outcomes))
                .containsExactly(
                        "award_status " + names + "purpose=suspension, status_key=https://b.example.org/status/1#7}",
                        "award_status " + names + "purpose=revocation, status_key=https://b.example.org/status/2#8}");
    }

    @Test
    void a_list_of_ids_without_a_type_names_credentials() {
        var list =
                """
                {"id": "https://b.example.org/revocations", "issuer": "https://b.example.org/i/1",
                 "revokedCredentials": [{"id": "urn:1", "revocationReason": "Free text of somebody"},
                  {"id": "urn:2", "revoked": false}, {"id": "urn:3", "revoked": true}, "urn:4", 5]}""";

        assertThat(Samples.details(Samples.decode(list.getBytes(UTF_8))))
                .containsExactly(
                        "revoked_credential {credential_id=urn:1}",
                        "revoked_credential {credential_id=urn:3}",
                        "revoked_credential {credential_id=urn:4}");
    }
}
