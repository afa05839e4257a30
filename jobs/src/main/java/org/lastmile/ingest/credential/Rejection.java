package org.lastmile.ingest.credential;

/** Leaves the reading of one credential at its first broken rule; never shown as an exception. */
final class Rejection extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Outcome.Rejected rejected;

    Rejection(Rule rule, String pointer) {
        super(rule.id());
        rejected = rule.brokenAt(pointer);
    }

    Outcome.Rejected rejected() {
        return rejected;
    }
}
