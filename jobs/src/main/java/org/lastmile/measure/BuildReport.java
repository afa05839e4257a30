package org.lastmile.measure;

import java.util.Map;

/**
 * What a build has made.
 *
 * @param isNew   false when the marts were made from the same inputs before
 * @param marts   rows by mart
 * @param classes rows of the measures by mart
 * @param leftOut core rows about learners that may not be used for an edition, by source
 */
public record BuildReport(
        boolean isNew, Map<String, Long> marts, Map<String, Long> classes, Map<String, Long> leftOut) {
    public BuildReport {
        marts = Map.copyOf(marts);
        classes = Map.copyOf(classes);
        leftOut = Map.copyOf(leftOut);
    }

    BuildReport without(Map<String, Long> rows) {
        return new BuildReport(isNew, marts, classes, rows);
    }
}
