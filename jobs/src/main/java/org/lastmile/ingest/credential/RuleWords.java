package org.lastmile.ingest.credential;

import java.util.Arrays;
import java.util.Optional;

/** What the rules say by which documents and credentials are set aside. */
public final class RuleWords {
    private RuleWords() {}

    /** What is wrong and what to do; empty when no rule is called so. */
    public static Optional<String> of(String rule) {
        return Arrays.stream(Rule.values())
                .filter(known -> known.id().equals(rule))
                .map(Rule::words)
                .findFirst();
    }
}
