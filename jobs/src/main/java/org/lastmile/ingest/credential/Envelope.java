package org.lastmile.ingest.credential;

/**
 * What the wrapping of a credential says of it: a token or a learner record.
 *
 * @param isSigned a signature covers the credential; it is not verified
 * @param learner  whose record it is, for credentials that do not say it themselves
 * @param standard ob30, or clr20 for the credentials in a learner record
 * @param depth    number of collections around the credential
 */
record Envelope(boolean isSigned, Learner learner, String standard, int depth) {
    static final Envelope NONE = new Envelope(false, Learner.UNLINKED, "ob30", 0);

    Envelope signed(boolean isSignedToo) {
        return new Envelope(isSigned || isSignedToo, learner, standard, depth);
    }
}
