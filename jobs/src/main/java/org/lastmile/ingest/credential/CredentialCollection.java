package org.lastmile.ingest.credential;

import java.time.LocalDate;
import java.util.List;

/**
 * Opens documents that hold credentials: learner records (CLR 2.0) and presentations of a wallet.
 *
 * @see <a href="https://www.imsglobal.org/spec/clr/v2p0/">CLR 2.0</a>
 */
record CredentialCollection(List<Part> credentials, Envelope envelope) {
    private static final int MOST_COLLECTIONS = 2;

    /**
     * Each credential in the record is an award. The achievements beside them are definitions, also of what was not
     * earned, so a record without credentials has no awards.
     */
    static CredentialCollection ofRecord(Part clr, Envelope outer, LocalDate judgedOn) throws Rejection {
        CredentialFrame.checkType(clr);
        Contexts.checkClr(clr);
        CredentialFrame.of(clr, judgedOn);
        var subject = CredentialFrame.subject(clr, "ClrSubject");
        var credentials = subject.child("verifiableCredential");
        var signature = outer.signature().or(CredentialFrame.proof(clr)).ofContents();
        var inner = new Envelope(signature, Learner.ofSubject(subject), "clr20", deeper(clr, outer));
        return new CredentialCollection(present(credentials), inner);
    }

    /** The proof of a presentation is the learner's, so it signs no award; that of a record is the publisher's. */
    static CredentialCollection ofPresentation(Part presentation, Envelope outer) throws Rejection {
        var credentials = presentation.child("verifiableCredential");
        var inner = new Envelope(Signature.NONE, Learner.UNLINKED, outer.standard(), deeper(presentation, outer));
        return new CredentialCollection(present(credentials), inner);
    }

    private static int deeper(Part collection, Envelope outer) throws Rejection {
        if (outer.depth() >= MOST_COLLECTIONS) {
            throw new Rejection(Rule.NESTED_TOO_OFTEN, collection.pointer());
        }

        return outer.depth() + 1;
    }

    private static List<Part> present(Part credentials) throws Rejection {
        if (credentials.items().isEmpty()) {
            throw new Rejection(Rule.CREDENTIALS_MISSING, credentials.pointer());
        }

        return credentials.items();
    }
}
