package org.lastmile.indicator;

import java.util.List;

/**
 * What is published together: indicators, by which periods and dimensions.
 *
 * @param policy     profile of the disclosure policy
 * @param indicators ids, the most useful first
 */
public record Publication(String id, String title, String policy, List<String> indicators, List<Layout> tables) {
    public Publication {
        indicators = List.copyOf(indicators);
        tables = List.copyOf(tables);
    }

    /**
     * One table of a publication.
     *
     * @param isYearly   cells are whole years; otherwise quarters
     * @param by         no dimension (the total) or one
     * @param indicators ids in the publication's order
     */
    public record Layout(boolean isYearly, List<String> by, List<String> indicators) {
        public Layout {
            by = List.copyOf(by);
            indicators = List.copyOf(indicators);
        }
    }
}
