package org.lastmile.ingest.credential;

/**
 * What the wrapping of a credential says of it: a token or a learner record.
 *
 * @param signature what covers the credential
 * @param learner  whose record it is, for credentials that do not say it themselves
 * @param standard ob30, or clr20 for the credentials in a learner record
 * @param depth    number of collections around the credential
 */
record Envelope(Signature signature, Learner learner, String standard, int depth) {
    static final Envelope NONE = new Envelope(Signature.NONE, Learner.UNLINKED, "ob30", 0);

    Envelope signed(Signature own) {
        return new Envelope(signature.or(own), learner, standard, depth);
    }
}
