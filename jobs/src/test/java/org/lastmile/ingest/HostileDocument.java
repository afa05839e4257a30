package org.lastmile.ingest;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;

/** Credential documents that are good but for one thing. */
final class HostileDocument {
    static final String TOKEN_HEADER = "{\"alg\":\"RS256\",\"typ\":\"JWT\"}";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ASSERTION =
            """
            {"@context":"https://w3id.org/openbadges/v2","type":"Assertion","id":"https://b.example.org/a/1",
             "recipient":{"type":"email","hashed":false,"identity":"%s"},
             "badge":{"type":"BadgeClass","id":"https://b.example.org/c/1","name":"Basics"},
             "issuedOn":"2026-03-14T16:30:00-05:00","verification":{"type":"hosted"}}
            """
                    .formatted(HostileCase.MAIL);
    private static final String CREDENTIAL =
            """
            {"@context":["https://www.w3.org/ns/credentials/v2",
              "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
             "id":"urn:uuid:1","type":["VerifiableCredential","OpenBadgeCredential"],"name":"%s",
             "issuer":{"id":"https://b.example.org/i/1","type":["Profile"]},"validFrom":"2026-05-02T09:00:00Z",
             "credentialSubject":{"id":"did:example:%s","type":["AchievementSubject"],
              "achievement":{"id":"https://b.example.org/c/1","type":["Achievement"],"name":"Basics"}}}
            """
                    .formatted(HostileCase.LAST_NAME, HostileCase.CARD);

    private HostileDocument() {}

    static String badge() {
        return ASSERTION;
    }

    static String credential() {
        return CREDENTIAL;
    }

    /**
     * A document with one field changed.
     *
     * @param json text of the new value, or {@code removed}
     */
    static String with(String document, String pointer, String json) {
        try {
            var root = JSON.readTree(document);
            var place = JsonPointer.compile(pointer);
            var parent = (ObjectNode) root.at(place.head());
            var field = Objects.requireNonNull(place.last()).getMatchingProperty();

            if (json.equals("removed")) {
                parent.remove(field);
            } else {
                parent.set(field, JSON.readTree(json));
            }

            return root.toString();
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException(failure);
        }
    }

    static String token(String header, String payload, String signature) {
        return base64(header) + "." + base64(payload) + "." + base64(signature);
    }

    static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
