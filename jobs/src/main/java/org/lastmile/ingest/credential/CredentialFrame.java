package org.lastmile.ingest.credential;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What Open Badges 3.0 and CLR 2.0 have in common, as their JSON schemas require it.
 *
 * @param issuerId id of the issuer's profile
 */
record CredentialFrame(String id, String issuerId, Validity validity) {

    static CredentialFrame of(Part credential, LocalDate judgedOn) throws Rejection {
        var id = credential.text("id");

        if (id.isEmpty()) {
            throw new Rejection(Rule.ID_MISSING, credential.child("id").pointer());
        }

        var issuer = issuer(credential.child("issuer"));
        var fields =
                Contexts.isCredentials2(credential) ? Validity.Fields.CREDENTIALS_2 : Validity.Fields.CREDENTIALS_1;
        return new CredentialFrame(id.get(), issuer, Validity.of(credential, fields, judgedOn));
    }

    static void checkType(Part credential) throws Rejection {
        if (!credential.hasType("VerifiableCredential")) {
            throw new Rejection(
                    Rule.TYPE_NOT_CREDENTIAL, credential.child("type").pointer());
        }
    }

    static Part subject(Part credential, String type) throws Rejection {
        var subjects = credential.child("credentialSubject");

        if (subjects.items().size() != 1 || !subjects.items().get(0).isObject()) {
            throw new Rejection(Rule.SUBJECT_MISSING, subjects.pointer());
        }

        var subject = subjects.items().get(0);

        if (!subject.hasType(type)) {
            throw new Rejection(Rule.SUBJECT_TYPE_WRONG, subject.child("type").pointer());
        }

        return subject;
    }

    /** A proof inside the document is not verified: that needs the graph of its JSON-LD and the issuer's page. */
    static Signature proof(Part credential) {
        return credential.child("proof").items().isEmpty() ? Signature.NONE : Signature.UNVERIFIED;
    }

    Optional<String> issuerKey(Learner learner) {
        return PublicText.key(Optional.of(issuerId), learner);
    }

    private static String issuer(Part issuer) throws Rejection {
        if (issuer.isMissing()) {
            throw new Rejection(Rule.ISSUER_MISSING, issuer.pointer());
        }

        if (issuer.isObject() && !issuer.hasType("Profile")) {
            throw new Rejection(Rule.ISSUER_TYPE_WRONG, issuer.child("type").pointer());
        }

        return issuer.reference()
                .orElseThrow(() ->
                        new Rejection(Rule.ISSUER_MISSING, issuer.child("id").pointer()));
    }
}
