package org.lastmile.ingest.credential;

import java.util.Locale;

/** Rules by which a document or a credential in it is rejected; only the first broken one is told. */
enum Rule {
    NOT_JSON(
            "is no JSON object",
            "a list, an empty file or other text is none; deliver the document as the platform exports it, one JSON"
                    + " object or compact JWS per file"),
    TOO_DEEP(
            "is nested more than " + JsonDocuments.MAXIMUM_DEPTH + " levels deep",
            "no credential is; look where the file comes from"),
    TOO_LARGE("holds a longer text or number than a credential may", "look where the file comes from"),
    JWS_UNREADABLE("is no compact JWS of a JSON payload", "deliver the three parts unencrypted, as they were issued"),
    ALG_NONE(
            "is a token without a signature (algorithm none), which anybody can make",
            "ask the issuer for a signed credential"),
    ALG_SYMMETRIC(
            "is a token that is signed with a shared secret, so that everybody who can verify it can make it",
            "ask the issuer for a credential signed with a key pair"),
    KEY_UNFIT(
            "is a token with a key of another kind than its algorithm, or with a secret key inside",
            "ask the issuer for a new credential; such a token may be forged"),
    SIGNATURE_WRONG(
            "is a token whose signature does not fit its key: it was changed or forged, or the key is another",
            "ask the issuer, and deliver the token as it was issued"),
    TYPE_NOT_CREDENTIAL(
            "is of no known type",
            "deliver Open Badges 2.0 and 3.0, CLR 2.0 and what belongs to them (issuers, badge classes, keys)"),
    NESTED_TOO_OFTEN(
            "is a collection of credentials inside a collection", "deliver the inner collection as a document"),
    CONTEXT_MISSING("lacks a context that its type needs", "ask the issuer for a complete document"),
    CONTEXT_UNKNOWN("has no context of a version that is known", "deliver Open Badges 2.0, 3.0 or CLR 2.0"),
    ID_MISSING("has no id", "ask the issuer for a complete document"),
    ISSUER_MISSING("names no issuer", "ask the platform for a complete document"),
    ISSUER_TYPE_WRONG("is an issuer that is no Profile", "ask the issuer to correct its type"),
    ISSUED_MISSING("does not say when the award was made", "ask the issuer for a complete document"),
    DATE_UNREADABLE("is no date and time of ISO 8601", "ask the issuer to write it like 2026-03-21T14:56:35Z"),
    ISSUED_IN_FUTURE("lies in the future", "deliver the document again when the award was made"),
    EXPIRES_BEFORE_ISSUED("lies before the award", "ask the issuer which of the two dates is wrong"),
    SUBJECT_MISSING("has no single subject", "deliver one credential per learner and achievement"),
    SUBJECT_TYPE_WRONG("is a subject of the wrong type", "ask the issuer to correct its type"),
    CREDENTIALS_MISSING(
            "holds no credentials; an achievement alone does not say who earned it and when",
            "ask the publisher for the credentials themselves"),
    ACHIEVEMENT_MISSING("names no achievement, so there is nothing to count", "ask the issuer what was achieved"),
    ACHIEVEMENT_TYPE_WRONG("is an achievement of the wrong type", "ask the issuer to correct its type"),
    ACHIEVEMENT_UNNAMED(
            "has an id that looks like an e-mail address and no other name",
            "ask the issuer to name the achievement without personal data"),
    BADGE_MISSING("names no badge class, so there is nothing to count", "ask the issuer for a complete document"),
    BADGE_TYPE_WRONG("is a badge that is no BadgeClass", "ask the issuer to correct its type"),
    RECIPIENT_MISSING("names no recipient, not even a hashed one", "ask the issuer for a complete document"),
    REVOKED_STUB(
            "says that an award is revoked, without the award",
            "deliver the revocation as an event of the source badge_status"),
    VERIFICATION_MISSING("does not say how it is verified", "ask the issuer for a complete document"),
    VERIFICATION_INVALID("is verified in a way that the standard does not know", "ask the issuer to correct it"),
    EXTENSION_INVALID("is an extension that breaks its own definition", "ask the issuer to correct it"),
    STATUS_LIST_UNREADABLE(
            "is no list of bits as the standard packs it, or has no public name",
            "deliver the list as the issuer publishes it"),
    NOT_BAKED(
            "is an image without a credential",
            "deliver the badge as the platform gives it to the learner, not a picture of it"),
    BAKED_ADDRESS(
            "holds the address of an assertion and not the assertion, and nothing is fetched",
            "deliver the assertion itself, or the image as the platform bakes it today"),
    IMAGE_DAMAGED("is an image that is damaged or cut off", "deliver the badge again"),
    SUPPORTING_INCOMPLETE("lacks what a document of its type must say", "ask the issuer for a complete document");

    private final String problem;
    private final String remedy;

    Rule(String problem, String remedy) {
        this.problem = problem;
        this.remedy = remedy;
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    Outcome.Rejected brokenAt(String pointer) {
        var place = pointer.isEmpty() ? "document" : "field '" + pointer + "'";
        return new Outcome.Rejected(id(), pointer, place + ": " + words() + ".");
    }

    /** What is wrong with a document or a part of it, and what to do. */
    String words() {
        return problem + "; " + remedy;
    }
}
