package org.lastmile.publish;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.lastmile.disclosure.Block;
import org.lastmile.disclosure.Candidate;
import org.lastmile.disclosure.NestedUnknowns;
import org.lastmile.disclosure.Nesting;
import org.lastmile.disclosure.StarUnknowns;
import org.lastmile.disclosure.Unknowns;
import org.lastmile.indicator.Dimensions;
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
        var ids = together.candidates().stream()
                .map(Candidate::id)
                .filter(id -> !id.startsWith(AskedCells.MOVED))
                .map(CellId::of)
                .collect(Collectors.groupingBy(CellId::indicator));
        var nestings = new ArrayList<Nesting>();
        for (var indicator : indicators) {
            var own = ids.getOrDefault(indicator.id(), List.of());
            indicator
                    .partOf()
                    .forEach(whole ->
                            add(ids.getOrDefault(whole, List.of()), own, UnknownsOfYear::isSamePlace, false, nestings));
            add(own, own, UnknownsOfYear::mayBeOffered, true, nestings);
        }

        return nestings;
    }

    private static boolean isSamePlace(CellId one, CellId other) {
        return one.period().equals(other.period())
                && one.dimension().equals(other.dimension())
                && one.level().equals(other.level());
    }

    /** Which library offers which track is no secret: where it offers one alone, its learners are a part of the track's. */
    private static boolean mayBeOffered(CellId one, CellId other) {
        return one.period().equals(other.period())
                && ((Dimensions.PLACES.contains(one.dimension())
                                && other.dimension().equals(Dimensions.TRACK))
                        || (Dimensions.PLACES.contains(other.dimension())
                                && one.dimension().equals(Dimensions.TRACK)));
    }

    private static void add(
            List<CellId> wholes,
            List<CellId> parts,
            BiPredicate<CellId, CellId> mayBePart,
            boolean withNumerators,
            List<Nesting> nestings) {
        wholes.forEach(whole -> parts.stream()
                .filter(part -> mayBePart.test(whole, part))
                .forEach(part -> nestings.add(new Nesting(whole.toString(), part.toString(), withNumerators))));
    }
}
