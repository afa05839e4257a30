package org.lastmile.publish;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.lastmile.disclosure.Candidate;
import org.lastmile.disclosure.Split;
import org.lastmile.release.CellId;
import org.lastmile.release.Period;

/** What a reader takes away from what: the levels of each table from its total, and quarters from years. */
final class Splits {
    private Splits() {}

    static List<Split> of(List<Candidate> candidates) {
        var ids = candidates.stream().map(Candidate::id).collect(Collectors.toSet());
        var splits = new LinkedHashMap<List<String>, Split>();
        for (var candidate : candidates) {
            var id = CellId.of(candidate.id());

            if (!id.isTotal()) {
                add(splits, ids, id.dimension(), total(id), id);
            }

            if (!id.period().isYear()) {
                add(splits, ids, "", ofYear(id), id);
            }
        }

        return List.copyOf(splits.values());
    }

    private static void add(Map<List<String>, Split> splits, Set<String> ids, String way, CellId whole, CellId cell) {
        if (ids.contains(whole.toString())) {
            splits.merge(
                    List.of(way, whole.toString()),
                    new Split(whole.toString(), List.of(cell.toString())),
                    Splits::both);
        }
    }

    private static Split both(Split one, Split other) {
        var cells = new ArrayList<>(one.cells());
        cells.addAll(other.cells());
        return new Split(one.whole(), cells);
    }

    private static CellId total(CellId id) {
        return CellId.total(id.publication(), id.indicator(), id.period());
    }

    private static CellId ofYear(CellId id) {
        var year = new Period(id.period().year(), 0);
        return id.isTotal()
                ? CellId.total(id.publication(), id.indicator(), year)
                : new CellId(id.publication(), id.indicator(), year, id.dimension(), id.level());
    }
}
