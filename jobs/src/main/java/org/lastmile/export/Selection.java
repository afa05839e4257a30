package org.lastmile.export;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lastmile.contract.WarehouseException;
import org.lastmile.release.Cell;
import org.lastmile.release.CellId;
import org.lastmile.release.CellRow;
import org.lastmile.release.IndicatorCard;
import org.lastmile.release.Period;
import org.lastmile.release.Release;
import org.lastmile.release.SourceQuality;

/**
 * The cells that a layout takes from a release, as rows, and the indicators that they need.
 *
 * @param sources all that the edition says of its sources: the gate has let it through for everybody
 */
record Selection(
        List<Map<String, @Nullable Object>> cells, List<IndicatorCard> indicators, List<SourceQuality> sources) {
    static Selection of(Release release, ExportLayout layout) {
        check(release, layout);
        var named = release.cells().stream()
                .filter(cell -> isNamed(layout.publications(), cell.id().publication())
                        && isNamed(layout.indicators(), cell.id().indicator())
                        && (cell.id().isTotal()
                                || isNamed(layout.groups(), cell.id().dimension())))
                .toList();
        var periods = periods(named, release.edition().quarter(), layout.periods());
        var taken = named.stream()
                .filter(cell -> periods.contains(cell.id().period()))
                .toList();

        if (taken.isEmpty()) {
            throw new WarehouseException("Layout '" + layout.id() + "' takes no cell of edition "
                    + release.edition().id() + "; name other publications, indicators or periods in it.");
        }

        var used = taken.stream().map(cell -> cell.id().indicator()).collect(Collectors.toSet());
        return new Selection(
                taken.stream().map(cell -> CellRow.of(release, cell)).toList(),
                release.indicators().stream()
                        .filter(card -> used.contains(card.id()))
                        .toList(),
                release.sources());
    }

    /** Number of rows of one kind. */
    long count(String kind) {
        return cells.stream().filter(row -> kind.equals(row.get("kind"))).count();
    }

    private static void check(Release release, ExportLayout layout) {
        var problems = new ArrayList<String>();
        problems.addAll(unknown(release, layout, "publications", layout.publications(), CellId::publication));
        problems.addAll(unknown(release, layout, "indicators", layout.indicators(), CellId::indicator));
        problems.addAll(unknown(release, layout, "groups", layout.groups(), CellId::dimension));

        if (!problems.isEmpty()) {
            throw new WarehouseException(String.join("\n", problems));
        }
    }

    private static List<String> unknown(
            Release release, ExportLayout layout, String key, List<String> names, Function<CellId, String> part) {
        var known = release.cells().stream().map(Cell::id).map(part).collect(Collectors.toCollection(TreeSet::new));
        return names.stream()
                .filter(name -> !name.equals(ExportLayout.ALL) && !known.contains(name))
                .map(name -> "Layout '" + layout.id() + "', '" + key + "': '" + name + "' is not in edition "
                        + release.edition().id() + "; use all, or some of " + String.join(", ", known) + ".")
                .toList();
    }

    private static boolean isNamed(List<String> names, String name) {
        return names.contains(ExportLayout.ALL) || names.contains(name);
    }

    private static Set<Period> periods(List<Cell> cells, Period last, ExportLayout.Periods lengths) {
        var periods = new HashSet<Period>();
        periods.addAll(newest(cells, last, false, lengths.quarters()));
        periods.addAll(newest(cells, last, true, lengths.years()));
        return periods;
    }

    private static List<Period> newest(List<Cell> cells, Period last, boolean years, int length) {
        return cells.stream()
                .map(cell -> cell.id().period())
                .filter(period -> period.isYear() == years && !period.firstDay().isAfter(last.lastDay()))
                .distinct()
                .sorted(Comparator.reverseOrder())
                .limit(length)
                .toList();
    }
}
