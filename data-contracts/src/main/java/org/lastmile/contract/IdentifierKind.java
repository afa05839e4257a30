package org.lastmile.contract;

/**
 * Namespaces of tokens, the strongest first: the strongest identifier of a row names its learner. Name and birth date
 * together bear witness for links and name nobody; a credential names an award, and a record a row of one package of
 * files: another system may use the same id.
 */
public enum IdentifierKind {
    CARD,
    STUDENT_NUMBER,
    EMAIL,
    DID,
    NAME_BIRTH,
    CREDENTIAL,
    RECORD;

    public boolean namesLearner() {
        return this != NAME_BIRTH && this != CREDENTIAL && this != RECORD;
    }
}
