package org.lastmile.contract;

/**
 * Namespaces of tokens, the strongest first: the strongest identifier of a row names its learner. A credential names an
 * award and never a learner, and a record a row of one package of files: another system may use the same id.
 */
public enum IdentifierKind {
    CARD,
    STUDENT_NUMBER,
    EMAIL,
    DID,
    CREDENTIAL,
    RECORD;

    public boolean namesLearner() {
        return this != CREDENTIAL && this != RECORD;
    }
}
