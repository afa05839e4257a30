package org.lastmile.ingest.credential;

import java.time.LocalDate;
import java.util.List;

/**
 * Reads an Open Badges 3.0 credential in version 1.1 or 2.0 of the Verifiable Credentials model. A status list that the
 * document points to is not fetched: whether the issuer revoked the award since is known when the list is delivered.
 *
 * @see <a href="https://www.imsglobal.org/spec/ob/v3p0/">Open Badges 3.0</a>
 */
final class AchievementCredential {
    private AchievementCredential() {}

    static List<Outcome> read(Part credential, Envelope envelope, LocalDate judgedOn) throws Rejection {
        CredentialFrame.checkType(credential);
        Contexts.checkAchievement(credential);
        var frame = CredentialFrame.of(credential, judgedOn);
        var subject = CredentialFrame.subject(credential, "AchievementSubject");
        var achievement = achievement(subject);
        var learner = learner(subject, envelope);
        var signature = envelope.signature().or(CredentialFrame.proof(credential));
        return new Award(envelope.standard(), frame.id(), learner)
                .forAchievement(achievement, learner)
                .issuedBy(frame.issuerKey(learner))
                .during(frame.validity())
                .verifiedBy(signature.state(), signature.key())
                .listedIn(credential.child("credentialStatus"))
                .shownBy(credential.child("evidence"))
                .with(Results.of(subject, achievement))
                .outcomes();
    }

    /** The schema requires exactly one; some write its id only. */
    private static Part achievement(Part subject) throws Rejection {
        var achievements = subject.child("achievement").items();

        if (achievements.size() != 1 || achievements.get(0).reference().isEmpty()) {
            throw new Rejection(
                    Rule.ACHIEVEMENT_MISSING, subject.child("achievement").pointer());
        }

        var achievement = achievements.get(0);

        if (achievement.isObject() && !achievement.hasType("Achievement")) {
            throw new Rejection(
                    Rule.ACHIEVEMENT_TYPE_WRONG, achievement.child("type").pointer());
        }

        return achievement;
    }

    /** The standard requires the subject's id or at least one identifier; in a learner record it may be the record's. */
    private static Learner learner(Part subject, Envelope envelope) throws Rejection {
        var isNamed = subject.text("id").isPresent()
                || !subject.child("identifier").items().isEmpty();

        if (isNamed) {
            return Learner.ofSubject(subject);
        }

        if (!envelope.learner().isLinked()) {
            throw new Rejection(Rule.RECIPIENT_MISSING, subject.child("id").pointer());
        }

        return envelope.learner();
    }
}
