package org.lastmile.indicator;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
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

    /** The same, and tables that it named when an edition told cells by them, with indicators that it named then. */
    public Publication withEnded(Collection<Layout> ended) {
        var named = new LinkedHashSet<>(indicators);
        ended.forEach(layout -> named.addAll(layout.indicators()));
        var all = new ArrayList<>(tables);
        all.addAll(ended);
        return new Publication(id, title, policy, List.copyOf(named), all, requests);
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
     * @param isEnded    nothing new is told by it; what an edition has told by it stays, and new cells of that year are
     *                   decided together with it
     */
    public record Layout(
            boolean isYearly, List<String> by, List<String> coarser, List<String> indicators, boolean isEnded) {
        public Layout {
            by = List.copyOf(by);
            coarser = List.copyOf(coarser);
            indicators = List.copyOf(indicators);
        }

        /** A table by which new cells are told. */
        public static Layout open(boolean isYearly, List<String> by, List<String> coarser, List<String> indicators) {
            return new Layout(isYearly, by, coarser, indicators, false);
        }

        /** The same, by which nothing new is told. */
        public Layout ended() {
            return new Layout(isYearly, by, coarser, indicators, true);
        }

        private Layout coarsest() {
            return coarser.isEmpty() ? this : new Layout(isYearly, coarser, List.of(), indicators, isEnded);
        }
    }
}
