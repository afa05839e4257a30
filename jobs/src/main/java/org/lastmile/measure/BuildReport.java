package org.lastmile.measure;

import java.util.Map;

/**
 * What a build has made.
 *
 * @param isNew   false when the marts were made from the same inputs before
 * @param marts   rows by mart
 * @param classes rows of the measures by mart
 */
public record BuildReport(boolean isNew, Map<String, Long> marts, Map<String, Long> classes) {
    public BuildReport {
        marts = Map.copyOf(marts);
        classes = Map.copyOf(classes);
    }
}
