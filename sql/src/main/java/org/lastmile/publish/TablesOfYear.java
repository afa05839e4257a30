package org.lastmile.publish;

import java.util.List;
import java.util.Set;
import org.lastmile.indicator.Dimensions;
import org.lastmile.indicator.Publication.Layout;
import org.lastmile.release.CellId;

/**
 * By which tables an indicator is told in one year. Of tables that have ended, those by which an edition has told cells of
 * the year; and none by libraries beside one by their systems, because the gate does not know that the one adds up to the
 * other.
 *
 * @param tables all tables of the indicator
 * @param told   its cells of the year that were decided
 * @param places dimensions of places by which the publication has told any indicator of the year
 */
record TablesOfYear(List<Layout> tables, Set<CellId> told, Set<String> places) {
    TablesOfYear {
        tables = List.copyOf(tables);
        told = Set.copyOf(told);
        places = Set.copyOf(places);
    }

    List<Layout> tellable() {
        return tables.stream()
                .filter(layout -> isOpen(layout) || isTold(layout))
                .toList();
    }

    /** Whether a cell may be told in this year: not when nothing new is told by its table. */
    boolean isTellable(CellId id) {
        return told.contains(id) || tables.stream().anyMatch(layout -> isOpen(layout) && isOf(layout, id));
    }

    private boolean isOpen(Layout layout) {
        return !layout.isEnded() && !isBesideOther(layout);
    }

    private boolean isTold(Layout layout) {
        return told.stream().anyMatch(id -> isOf(layout, id));
    }

    private boolean isBesideOther(Layout layout) {
        return !layout.by().isEmpty()
                && Dimensions.PLACES.containsAll(layout.by())
                && !layout.by().containsAll(places);
    }

    private static boolean isOf(Layout layout, CellId id) {
        return layout.isYearly() == id.period().isYear()
                && layout.by().equals(id.isTotal() ? List.of() : List.of(id.dimension()));
    }
}
