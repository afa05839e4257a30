package org.lastmile.cli;

import java.util.List;
import java.util.Map;

/** Words for the rows about learners that may not be used for an edition: counts by source, never of one learner. */
final class LeftOut {
    private LeftOut() {}

    /** @param rows by source */
    static List<String> lines(Map<String, Long> rows) {
        return rows.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(source -> "%s: %,d rows left out, because no consent or agreement lets an edition use them"
                        .formatted(source.getKey(), source.getValue()))
                .toList();
    }
}
