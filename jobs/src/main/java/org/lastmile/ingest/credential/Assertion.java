package org.lastmile.ingest.credential;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads an Open Badges 2.0 assertion. What stands in other documents (the badge class, the issuer and the origins it
 * allows) is not fetched: a hosted assertion is taken as delivered, its hosting unverified.
 *
 * @see <a href="https://www.imsglobal.org/sites/default/files/Badges/OBv2p0Final/index.html">Open Badges 2.0</a>
 */
final class Assertion {
    private static final Set<String> HOSTED = Set.of("hosted", "HostedBadge");
    private static final Set<String> SIGNED = Set.of("signed", "SignedBadge");
    private static final Set<String> EXAMPLE_TEXTS = Set.of("exampleProperty", "schema:text", "http://schema.org/text");
    private static final Pattern EXTENSION = Pattern.compile("extensions:\\w+");

    private Assertion() {}

    static List<Outcome> read(Part assertion, Envelope envelope, LocalDate judgedOn) throws Rejection {
        Contexts.checkAssertion(assertion);
        var id = assertion.text("id").orElseThrow(() -> new Rejection(Rule.ID_MISSING, assertion.pointer() + "/id"));
        var isRevoked = assertion.child("revoked").node().booleanValue();

        if (isRevoked && assertion.child("badge").isMissing()) {
            throw new Rejection(Rule.REVOKED_STUB, assertion.pointer() + "/revoked");
        }

        var validity = Validity.of(assertion, Validity.Fields.OPEN_BADGES_2, judgedOn);
        var badge = badge(assertion.child("badge"));
        var learner = learner(assertion.child("recipient"));
        var verification = verification(assertion.child("verification"), envelope);
        checkExtensions(assertion);
        var award = new Award("ob20", id, learner)
                .forAchievement(badge, learner)
                .issuedBy(PublicText.key(badge.child("issuer").reference(), learner))
                .during(validity)
                .verifiedBy(verification, envelope.signature().key())
                .listedIn(assertion.child("credentialStatus"))
                .shownBy(assertion.child("evidence"));
        return isRevoked ? award.revoked().outcomes() : award.outcomes();
    }

    private static Part badge(Part badge) throws Rejection {
        if (badge.isObject() && !badge.hasType("BadgeClass")) {
            throw new Rejection(Rule.BADGE_TYPE_WRONG, badge.child("type").pointer());
        }

        if (badge.reference().isEmpty()) {
            throw new Rejection(Rule.BADGE_MISSING, badge.pointer());
        }

        return badge;
    }

    private static Learner learner(Part recipient) throws Rejection {
        if (recipient.text("identity").isEmpty()) {
            throw new Rejection(
                    Rule.RECIPIENT_MISSING, recipient.child("identity").pointer());
        }

        return Learner.ofRecipient(recipient);
    }

    private static String verification(Part verification, Envelope envelope) throws Rejection {
        if (verification.isMissing()) {
            throw new Rejection(Rule.VERIFICATION_MISSING, verification.pointer());
        }

        var isHosted = verification.types().stream().anyMatch(HOSTED::contains);
        var isSigned = verification.types().stream().anyMatch(SIGNED::contains);

        if (!isHosted && !isSigned) {
            throw new Rejection(
                    Rule.VERIFICATION_INVALID, verification.child("type").pointer());
        }

        return isHosted && envelope.signature() == Signature.NONE
                ? "hosted"
                : envelope.signature().state();
    }

    /** Of the published extensions only the example's own rule is known here: its property is a text. */
    private static void checkExtensions(Part assertion) throws Rejection {
        for (var field : assertion.node().properties()) {
            if (EXTENSION.matcher(field.getKey()).matches()) {
                checkExtension(assertion.child(field.getKey()));
            }
        }
    }

    private static void checkExtension(Part extension) throws Rejection {
        var isBroken = !extension.hasType("Extension")
                || (extension.hasType("ExampleExtension")
                        && EXAMPLE_TEXTS.stream()
                                .noneMatch(text -> extension.text(text).isPresent()));

        if (isBroken) {
            throw new Rejection(Rule.EXTENSION_INVALID, extension.pointer());
        }
    }
}
