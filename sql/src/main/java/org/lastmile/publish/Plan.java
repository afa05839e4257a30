package org.lastmile.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.lastmile.indicator.Publication;
import org.lastmile.indicator.Publication.Layout;
import org.lastmile.release.Cell;
import org.lastmile.release.CellRow;

/** What each design of a publication would keep: the one that is written down, and simpler ones. */
public final class Plan {
    private Plan() {}

    /**
     * One way to publish.
     *
     * @param name in words: {@code as it is written}, {@code without gender}
     */
    record Design(String name, Publication publication) {}

    /** The publication as it is written, without each of its dimensions, and without quarters; what was told stays. */
    static List<Design> designs(Publication publication) {
        var designs = new ArrayList<Design>();
        designs.add(new Design("as it is written", publication));
        var open = publication.tables().stream()
                .filter(layout -> !layout.isEnded())
                .toList();
        open.stream()
                .flatMap(layout -> layout.by().stream())
                .distinct()
                .forEach(dimension ->
                        designs.add(new Design("without " + dimension, without(publication, layout -> layout.by()
                                .contains(dimension)))));
        var yearly = open.stream().filter(Layout::isYearly).count();

        if (yearly > 0 && yearly < open.size()) {
            designs.add(new Design("years only", without(publication, layout -> !layout.isYearly())));
        }

        return designs;
    }

    private static Publication without(Publication publication, Predicate<Layout> left) {
        return publication.with(publication.tables().stream()
                .map(layout -> left.test(layout) ? layout.ended() : layout)
                .toList());
    }

    /**
     * What a design keeps. A cell is usable when it has a value or a range; cells that are empty are not counted.
     *
     * @param totals       cells without a group
     * @param usableTotals of these
     * @param groups       cells of groups
     * @param usableGroups of these
     */
    public record Kept(String publication, String design, int totals, int usableTotals, int groups, int usableGroups) {}

    static Kept kept(Design design, List<Cell> cells) {
        var ours = cells.stream()
                .filter(cell ->
                        cell.id().publication().equals(design.publication().id()))
                .filter(cell -> !CellRow.kind(cell.value()).equals("empty"))
                .toList();
        var totals = ours.stream().filter(cell -> cell.id().isTotal()).toList();
        var groups = ours.stream().filter(cell -> !cell.id().isTotal()).toList();
        return new Kept(
                design.publication().id(), design.name(), totals.size(), usable(totals), groups.size(), usable(groups));
    }

    private static int usable(List<Cell> cells) {
        return (int) cells.stream()
                .filter(cell -> !CellRow.kind(cell.value()).equals("protected"))
                .count();
    }
}
