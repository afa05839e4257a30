package org.lastmile.publish;

import java.util.Comparator;
import java.util.function.ToLongFunction;
import org.lastmile.indicator.Publication;
import org.lastmile.release.CellId;

/**
 * The order in which cells ask to be told. Totals first, and of them those that a funder asks for; then in the order in
 * which the publication names its indicators, of each the newest quarter first. Then groups that a funder asks for, then
 * the others: the tables in the order of the publication, of each the larger groups first: what
 * must be hidden to protect a small group is then 'not stated' or another small one.
 */
final class Usefulness {
    private static final String NOT_STATED = "not stated";

    private Usefulness() {}

    /** @param people behind a cell */
    static Comparator<CellId> of(Publication publication, ToLongFunction<CellId> people) {
        var dimensions = publication.tables().stream()
                .flatMap(layout -> layout.by().stream())
                .distinct()
                .toList();
        return Comparator.<CellId, Boolean>comparing(id -> !id.isTotal())
                .thenComparing(id -> !publication.isAskedFor(id.indicator(), id.dimension()))
                .thenComparingInt(id -> dimensions.indexOf(id.dimension()))
                .thenComparingInt(id -> publication.indicators().indexOf(id.indicator()))
                .thenComparing(id -> id.period().isYear())
                .thenComparing(CellId::period, Comparator.reverseOrder())
                .thenComparing(id -> id.level().equals(NOT_STATED))
                .thenComparing(Comparator.comparingLong(people).reversed())
                .thenComparing(Comparator.naturalOrder());
    }
}
