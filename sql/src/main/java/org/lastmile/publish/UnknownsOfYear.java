package org.lastmile.publish;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lastmile.disclosure.Block;
import org.lastmile.disclosure.Candidate;
import org.lastmile.disclosure.NestedUnknowns;
import org.lastmile.disclosure.Nesting;
import org.lastmile.disclosure.StarUnknowns;
import org.lastmile.disclosure.Unknowns;
import org.lastmile.indicator.Indicator;
import org.lastmile.release.CellId;

/** What the cells of a publication and year are audited over. */
final class UnknownsOfYear {
    private UnknownsOfYear() {}

    /** Cells of the publication; those who came or went since a cell was told are no cell. */
    static List<Candidate> published(Block block) {
        return block.candidates().stream()
                .filter(candidate -> !candidate.id().startsWith(AskedCells.MOVED))
                .toList();
    }

    /**
     * Tables joined by their totals, and populations that are a part of others, of other publications as well.
     *
     * @param own    indicators of the block
     * @param others those of the cells beside it
     */
    static Unknowns of(Block block, Collection<Indicator> own, Collection<Indicator> others, int minimum) {
        var tables = new StarUnknowns(block, Places.of(published(block)));
        var indicators = new TreeMap<String, Indicator>();
        own.forEach(indicator -> indicators.put(indicator.id(), indicator));
        others.forEach(indicator -> indicators.put(indicator.id(), indicator));
        var nestings = nestings(block.together().orElse(block), indicators.values());
        return new NestedUnknowns(block, tables, nestings, minimum);
    }

    private static List<Nesting> nestings(Block together, Collection<Indicator> indicators) {
        var byPlace = new TreeMap<String, Map<String, List<String>>>();
        together.candidates().stream()
                .map(Candidate::id)
                .filter(id -> !id.startsWith(AskedCells.MOVED))
                .map(CellId::of)
                .forEach(id -> byPlace.computeIfAbsent(
                                id.period() + "/" + id.dimension() + "=" + id.level(), any -> new HashMap<>())
                        .computeIfAbsent(id.indicator(), any -> new ArrayList<>())
                        .add(id.toString()));
        var nestings = new ArrayList<Nesting>();
        byPlace.values()
                .forEach(cells -> indicators.forEach(indicator -> indicator
                        .partOf()
                        .forEach(whole -> add(
                                cells.getOrDefault(whole, List.of()),
                                cells.getOrDefault(indicator.id(), List.of()),
                                nestings))));
        return nestings;
    }

    private static void add(List<String> wholes, List<String> parts, List<Nesting> nestings) {
        wholes.forEach(whole -> parts.forEach(part -> nestings.add(new Nesting(whole, part))));
    }
}
