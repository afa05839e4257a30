package org.lastmile.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.lastmile.indicator.Dimensions;
import org.lastmile.release.Cell;
import org.lastmile.release.CellId;
import org.lastmile.release.Period;
import org.lastmile.release.Release;

/** Splits an edition into parts that a reader can add up: each indicator of a publication in a calendar year. */
final class PublishedParts {
    private static final int QUARTERS = 4;

    private final List<Cell> cells;
    private final PublishedCells unknowns;
    private final boolean isAdditive;

    private PublishedParts(Release release, List<Cell> cells) {
        this.cells = cells;
        var card = release.indicator(cells.get(0).id().indicator());
        unknowns = new PublishedCells(card);
        isAdditive = card.isAdditive();
    }

    /** All parts, in the order of their names; made of the published cells and nothing else. */
    static List<PublishedPart> of(Release release) {
        var parts = new TreeMap<String, List<Cell>>();
        release.cells().stream().filter(PublishedCells::isDecided).forEach(cell -> parts.computeIfAbsent(
                        name(cell.id()), any -> new ArrayList<>())
                .add(cell));
        return parts.entrySet().stream()
                .map(part -> new PublishedParts(release, part.getValue()).part(part.getKey(), release))
                .toList();
    }

    private static String name(CellId id) {
        return id.publication() + "/" + id.indicator() + "/" + id.period().year();
    }

    private PublishedPart part(String name, Release release) {
        cells.forEach(unknowns::add);
        var sums = new ArrayList<PublishedSum>();
        groups().forEach((whole, parts) -> sum(whole.words(), whole.id(), parts, isExact(whole.dimension()))
                .ifPresent(sums::add));
        cells.stream().map(Cell::id).filter(id -> id.period().isYear()).forEach(year -> sum(
                        PublishedCells.tail(year) + " by quarter", year, quarters(year, release), isAdditive)
                .ifPresent(sums::add));
        return new PublishedPart(
                cells.get(0).id().publication(), name, unknowns.numbers(), unknowns.known(), unknowns.untold(), sums);
    }

    /** A learner may have several partners and tracks, but is one person. */
    private boolean isExact(String dimension) {
        return isAdditive || Dimensions.GROUPS.contains(dimension);
    }

    /** A total, and the dimension that divides it. */
    private record Whole(CellId id, String dimension) implements Comparable<Whole> {
        String words() {
            return PublishedCells.tail(id) + " by " + dimension;
        }

        @Override
        public int compareTo(Whole other) {
            return words().compareTo(other.words());
        }
    }

    private Map<Whole, List<CellId>> groups() {
        return cells.stream()
                .map(Cell::id)
                .filter(id -> !id.isTotal())
                .collect(Collectors.groupingBy(
                        id -> new Whole(CellId.total(id.publication(), id.indicator(), id.period()), id.dimension()),
                        TreeMap::new,
                        Collectors.toList()));
    }

    /** The quarters of a year, when all four were decided, and nobody's files are missing in some of them. */
    private List<CellId> quarters(CellId year, Release release) {
        var quarters = IntStream.rangeClosed(1, QUARTERS)
                .mapToObj(quarter -> new CellId(
                        year.publication(),
                        year.indicator(),
                        new Period(year.period().year(), quarter),
                        year.dimension(),
                        year.level()))
                .toList();
        var isWhole = Stream.concat(quarters.stream(), Stream.of(year)).allMatch(id -> release.cell(id)
                .filter(PublishedCells::isDecided)
                .filter(cell -> cell.coverage().isEmpty())
                .isPresent());
        return isWhole ? quarters : List.of();
    }

    private Optional<PublishedSum> sum(String name, CellId whole, List<CellId> parts, boolean isExact) {
        var total = unknowns.of(whole);
        var some = parts.stream()
                .flatMap(part -> Stream.ofNullable(unknowns.of(part)))
                .toList();
        return total == null || some.isEmpty()
                ? Optional.empty()
                : Optional.of(new PublishedSum(name, total, some, isExact));
    }
}
