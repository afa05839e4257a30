package org.lastmile.contract;

/**
 * Namespaces of tokens, the strongest first: the strongest identifier of a row names its learner. A credential names an
 * award and never a learner.
 */
public enum IdentifierKind {
    CARD,
    STUDENT_NUMBER,
    EMAIL,
    DID,
    CREDENTIAL;

    public boolean namesLearner() {
        return this != CREDENTIAL;
    }
}
