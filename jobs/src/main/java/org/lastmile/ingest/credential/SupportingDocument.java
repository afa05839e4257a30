package org.lastmile.ingest.credential;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Judges documents that describe awards. Of badge classes the alignments are kept, of lists what they say of awards, and
 * of the others nothing; but a broken one is told, since its issuer's awards will not verify.
 */
final class SupportingDocument {
    /** Required by Open Badges 2.0 from a document of its own; the image is optional since 2.1. */
    private static final Map<String, List<String>> REQUIRED = Map.of(
            "Issuer", List.of("id", "name", "url", "email"),
            "BadgeClass", List.of("id", "name", "description", "criteria", "issuer"),
            "CryptographicKey", List.of("owner", "publicKeyPem"),
            "RevocationList", List.of("revokedAssertions"),
            "Endorsement", List.of("id", "claim", "issuer", "issuedOn"),
            "Criteria", List.of("narrative"));

    private static final Pattern WEB_ADDRESS = Pattern.compile("https?://\\S+");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]+(:\\d+)?");
    private static final Pattern PROPERTY = Pattern.compile("\\w+(:\\w+)?");

    private SupportingDocument() {}

    static List<Outcome> read(Part document, DocumentKind kind) throws Rejection {
        for (var type : document.types()) {
            if (REQUIRED.containsKey(type)) {
                Contexts.checkAssertion(document);
                checkComplete(document, REQUIRED.getOrDefault(type, List.of()));
            }
        }

        if (kind == DocumentKind.ISSUER) {
            checkVerification(document.child("verification"));
        }

        var outcomes = new ArrayList<Outcome>();
        outcomes.add(new Outcome.NotACredential(kind.label()));

        if (kind == DocumentKind.BADGE_CLASS) {
            PublicText.key(document.text("id"), Learner.UNLINKED)
                    .ifPresent(key -> outcomes.addAll(Alignments.of(document, key, Learner.UNLINKED)));
        } else if (kind == DocumentKind.REVOCATION_LIST) {
            outcomes.addAll(StatusList.ofIds(document));
        }

        return outcomes;
    }

    static List<Outcome> readBits(Part list, LocalDate judgedOn) throws Rejection {
        var outcomes = new ArrayList<Outcome>();
        outcomes.add(new Outcome.NotACredential(DocumentKind.STATUS_LIST.label()));
        outcomes.addAll(StatusList.ofBits(list, judgedOn));
        return outcomes;
    }

    private static void checkComplete(Part document, List<String> fields) throws Rejection {
        for (var field : fields) {
            if (document.child(field).isMissing()) {
                throw new Rejection(
                        Rule.SUPPORTING_INCOMPLETE, document.child(field).pointer());
            }
        }
    }

    /** Whether assertions lie within the addresses that an issuer allows is a question to two documents, not to one. */
    private static void checkVerification(Part verification) throws Rejection {
        if (verification.isMissing()) {
            return;
        }

        if (!verification.isObject()) {
            throw new Rejection(Rule.VERIFICATION_INVALID, verification.pointer());
        }

        checkTexts(verification.child("verificationProperty"), PROPERTY);
        checkTexts(verification.child("startsWith"), WEB_ADDRESS);
        checkTexts(verification.child("allowedOrigins"), HOST);
    }

    private static void checkTexts(Part texts, Pattern pattern) throws Rejection {
        for (var item : texts.items()) {
            if (item.text().filter(text -> pattern.matcher(text).matches()).isEmpty()) {
                throw new Rejection(Rule.VERIFICATION_INVALID, item.pointer());
            }
        }
    }
}
