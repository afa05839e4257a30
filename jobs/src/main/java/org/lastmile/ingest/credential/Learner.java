package org.lastmile.ingest.credential;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whom an award was made to, in plain text. Salted hashes name nobody here: they stay unlinked.
 *
 * @param did   id of the subject: a DID, or another URI that the issuer uses for the learner
 * @param email the first address that is not hashed
 */
record Learner(@Nullable String did, @Nullable String email) {
    static final Learner UNLINKED = new Learner(null, null);

    private static final String MAIL = "mailto:";
    private static final Set<String> MAIL_TYPES = Set.of("email", "emailAddress");
    private static final Set<String> URI_TYPES = Set.of("id", "url");

    /** Of Open Badges 3.0 and CLR 2.0: the subject's id and its identifiers. */
    static Learner ofSubject(Part subject) {
        var id = subject.text("id");
        var email = id.filter(Learner::isMail).or(() -> subject.child("identifier").items().stream()
                .filter(identity -> identity.text("identityType")
                        .filter(MAIL_TYPES::contains)
                        .isPresent())
                .flatMap(identity -> plain(identity, "identityHash").stream())
                .filter(address -> address.contains("@"))
                .findFirst());
        return new Learner(
                id.filter(uri -> !isMail(uri)).orElse(null),
                email.map(Learner::address).orElse(null));
    }

    /** Of Open Badges 2.0: an identity object; a telephone number is not kept. */
    static Learner ofRecipient(Part recipient) {
        var identity = plain(recipient, "identity");

        if (recipient.types().stream().anyMatch(MAIL_TYPES::contains)) {
            return new Learner(
                    null,
                    identity.filter(text -> text.contains("@"))
                            .map(Learner::address)
                            .orElse(null));
        }

        var isUri = recipient.types().stream().anyMatch(URI_TYPES::contains);
        return isUri ? new Learner(identity.orElse(null), null) : UNLINKED;
    }

    boolean isLinked() {
        return did != null || email != null;
    }

    /** True if the text is one of the learner's identifiers. */
    boolean isNamedBy(String text) {
        return text.equals(did) || text.equals(email);
    }

    /** Nothing: an identifier must not come into a message. */
    @Override
    public String toString() {
        return isLinked() ? "linked learner" : "unlinked learner";
    }

    private static Optional<String> plain(Part identity, String field) {
        var hashed = identity.child("hashed").node();
        return hashed.isBoolean() && !hashed.booleanValue() ? identity.text(field) : Optional.empty();
    }

    private static boolean isMail(String uri) {
        return uri.regionMatches(true, 0, MAIL, 0, MAIL.length());
    }

    private static String address(String text) {
        return isMail(text) ? text.substring(MAIL.length()) : text;
    }
}
