package org.lastmile.publish;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lastmile.indicator.Publication;
import org.lastmile.release.CellId;
import org.lastmile.release.Period;

/**
 * When a publication is told by its coarser dimensions: when all cells together are too many. What was told by one of two
 * dimensions stays so in that year, because cells of both would have to be decided together.
 *
 * @param told cells of the year that an earlier edition decided
 */
record Coarser(Publication publication, List<CellId> told) {
    Coarser {
        told = List.copyOf(told);
    }

    boolean isTaken(int cells, int most) {
        if (places().anyMatch(layout -> isTold(layout.coarser()))) {
            return true;
        }

        return cells > most && places().findAny().isPresent() && places().noneMatch(layout -> isTold(layout.by()));
    }

    /** For example {@code overview 2025: by system_key instead of partner_key, because 12,345 cells are too many}. */
    String words(Period year, int cells, int most) {
        var because = cells > most
                ? String.format(Locale.ROOT, "%,d cells are more than %,d", cells, most)
                : "an earlier edition has told it so";
        var instead = places().map(layout ->
                        layout.coarser().get(0) + " instead of " + layout.by().get(0))
                .distinct()
                .collect(Collectors.joining(", "));
        return publication.id() + " " + year + ": by " + instead + ", because " + because;
    }

    private Stream<Publication.Layout> places() {
        return publication.tables().stream().filter(layout -> !layout.coarser().isEmpty());
    }

    private boolean isTold(List<String> dimension) {
        return told.stream().anyMatch(id -> dimension.contains(id.dimension()));
    }
}
