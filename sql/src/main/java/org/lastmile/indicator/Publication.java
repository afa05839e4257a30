package org.lastmile.indicator;

import java.util.List;

/**
 * What is published together: indicators, by which periods and dimensions.
 *
 * @param policy     profile of the disclosure policy
 * @param indicators ids, the most useful first
 * @param requests   what funders ask for, of all publications
 */
public record Publication(
        String id, String title, String policy, List<String> indicators, List<Layout> tables, List<Request> requests) {
    public Publication {
        indicators = List.copyOf(indicators);
        tables = List.copyOf(tables);
        requests = List.copyOf(requests);
    }

    /** The same with other tables. */
    public Publication with(List<Layout> others) {
        return new Publication(id, title, policy, indicators, others, requests);
    }

    /** The same with the coarser dimension in the place of each that has one. */
    public Publication coarser() {
        return with(tables.stream().map(Layout::coarsest).toList());
    }

    /**
     * Whether some funder wants to see a cell.
     *
     * @param dimension {@code all} for the total
     */
    public boolean isAskedFor(String indicator, String dimension) {
        return requests.stream().anyMatch(request -> request.asksFor(id, indicator, dimension));
    }

    /**
     * One table of a publication.
     *
     * @param isYearly   cells are whole years; otherwise quarters
     * @param by         no dimension (the total) or one
     * @param coarser    the dimension that takes its place when all cells together are too many; at most one
     * @param indicators ids in the publication's order
     */
    public record Layout(boolean isYearly, List<String> by, List<String> coarser, List<String> indicators) {
        public Layout {
            by = List.copyOf(by);
            coarser = List.copyOf(coarser);
            indicators = List.copyOf(indicators);
        }

        private Layout coarsest() {
            return coarser.isEmpty() ? this : new Layout(isYearly, coarser, List.of(), indicators);
        }
    }
}
