package org.lastmile.ingest.credential;

import java.util.Locale;
import java.util.Optional;

/** What is known of the signature over a credential, in the order of what it proves. */
enum Signature {
    /** There is none. */
    NONE,
    /** There is one, and no key to verify it with. */
    UNVERIFIED,
    /** Verified, and that of the record around the credential. */
    RECORD,
    /** Verified with a key that the token brings along: nothing was changed since, whoever made it. */
    ENCLOSED,
    /** Verified with a key that lies in the delivery and belongs to the issuer, as far as the documents tell. */
    DELIVERED,
    /** Verified with the key that the issuer's own id is made of. */
    ISSUER;

    boolean isVerified() {
        return compareTo(RECORD) >= 0;
    }

    /** The one of two signatures over the same credential that proves more. */
    Signature or(Signature other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** What it is for the credentials inside of what it signs. */
    Signature ofContents() {
        return isVerified() ? RECORD : this;
    }

    /** Value of the column {@code verification}. */
    String state() {
        if (isVerified()) {
            return "verified";
        }

        return this == NONE ? "unsigned" : "unverified";
    }

    /** Value of the column {@code signing_key}; empty when nothing is verified. */
    Optional<String> key() {
        return isVerified() ? Optional.of(name().toLowerCase(Locale.ROOT)) : Optional.empty();
    }
}
