package org.lastmile.release;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** How far an edition has come. Its numbers never change; only what people have said about them. */
public enum EditionState {
    /** Sealed, and seen by nobody but those who run the warehouse. */
    DRAFT,
    /** The partners have looked at it. */
    CHECKED,
    /** Somebody who may has agreed to publish it. */
    APPROVED,
    /** Pages, exports and notebooks show it. */
    PUBLISHED,
    /** Withdrawn before it was published: as if it had not been made. */
    DISCARDED;

    /** As files and messages write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static boolean isWord(String word) {
        return Arrays.stream(values()).anyMatch(state -> state.word().equals(word));
    }

    static EditionState of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** States that may follow this one: one step further, or, before it is published, away. */
    Set<EditionState> next() {
        return switch (this) {
            case DRAFT -> Set.of(CHECKED, DISCARDED);
            case CHECKED -> Set.of(APPROVED, DISCARDED);
            case APPROVED -> Set.of(PUBLISHED, DISCARDED);
            case PUBLISHED, DISCARDED -> Set.of();
        };
    }
}
