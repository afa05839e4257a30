package org.lastmile.publish;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lastmile.contract.DisclosurePolicy;
import org.lastmile.disclosure.Block;
import org.lastmile.disclosure.Candidate;
import org.lastmile.disclosure.Decision;
import org.lastmile.disclosure.Gate;
import org.lastmile.indicator.Indicator;
import org.lastmile.indicator.Publication;
import org.lastmile.indicator.Statistic;
import org.lastmile.release.Cell;
import org.lastmile.release.CellId;
import org.lastmile.release.CellValue;
import org.lastmile.release.Period;
import org.lastmile.release.Shares;

/** All cells of one publication in one calendar year: they are linked by totals and decided together. */
final class BlockOfYear {
    private final Publication publication;
    private final int year;
    private final Period through;
    private final DisclosurePolicy policy;
    private final Maturity maturity;
    private final Frozen frozen;
    private final BlockVariables variables = new BlockVariables();
    private final Drift drift;
    private final Map<Indicator, CellSums> sums = new LinkedHashMap<>();
    private final Map<CellId, Indicator> known = new TreeMap<>();
    private final List<String> designs = new ArrayList<>();
    private final List<Cell> cells = new ArrayList<>();

    BlockOfYear(
            Publication publication,
            Period yearAndThrough,
            Period through,
            DisclosurePolicy policy,
            Maturity maturity,
            Frozen frozen) {
        this.publication = publication;
        this.year = yearAndThrough.year();
        this.through = through;
        this.policy = policy;
        this.maturity = maturity;
        this.frozen = frozen;
        this.drift = new Drift(frozen, variables, policy.minimum());
    }

    /** Takes in an indicator with the tables in which it is published. */
    void add(Indicator indicator, MeasureTable measure) {
        var layouts = publication.tables().stream()
                .filter(layout -> layout.indicators().contains(indicator.id()))
                .toList();
        var cellSums = sumsOf(indicator, measure, layouts);

        if (isTooSmallByQuarter(indicator, cellSums)) {
            designs.add(publication.id() + " " + year + ": " + indicator.id()
                    + " by year only, because its quarters are too small");
            var yearly = layouts.stream().filter(Publication.Layout::isYearly).toList();
            cellSums = sumsOf(indicator, measure, yearly);
        }

        sums.put(indicator, cellSums);
    }

    private CellSums sumsOf(Indicator indicator, MeasureTable measure, List<Publication.Layout> layouts) {
        var cellSums = new CellSums(publication, indicator, variables, maturity);
        cellSums.add(measure, year, layouts);

        for (var layout : layouts) {
            periods(layout).forEach(period -> addEmptyLevels(cellSums, indicator, measure, layout, period));
        }

        return cellSums;
    }

    private void addEmptyLevels(
            CellSums cellSums, Indicator indicator, MeasureTable measure, Publication.Layout layout, Period period) {
        if (layout.by().isEmpty()) {
            cellSums.addEmpty(CellId.total(publication.id(), indicator.id(), period));
            return;
        }

        if (cellSums.isMature(period)) {
            var dimension = layout.by().get(0);
            measure.levels(dimension)
                    .forEach(level ->
                            cellSums.addEmpty(new CellId(publication.id(), indicator.id(), period, dimension, level)));
        }
    }

    private List<Period> periods(Publication.Layout layout) {
        if (layout.isYearly()) {
            return List.of(new Period(year, 0));
        }

        return java.util.stream.IntStream.rangeClosed(1, 4)
                .mapToObj(quarter -> new Period(year, quarter))
                .filter(period -> period.compareTo(through) <= 0)
                .toList();
    }

    /**
     * A headline that would be hidden in a quarter is better told by year, unless an earlier edition has told quarters of
     * this year: then they stay.
     */
    private boolean isTooSmallByQuarter(Indicator indicator, CellSums cellSums) {
        var quarters = cellSums.cells().entrySet().stream()
                .filter(cell ->
                        cell.getKey().isTotal() && !cell.getKey().period().isYear())
                .toList();
        return quarters.stream().noneMatch(cell -> frozen.cell(cell.getKey(), indicator.version())
                        .isPresent())
                && quarters.stream()
                        .mapToLong(cell -> variables.people(cell.getValue().population()))
                        .anyMatch(people -> people > 0 && people < policy.minimum());
    }

    /** Decides all cells together and turns the decisions into what may be said. */
    List<Cell> decide() {
        var block = block();
        var decisions = Gate.decide(block, policy).decisions();
        block.candidates().forEach(candidate -> {
            var id = CellId.of(candidate.id());
            cells.add(cell(id, Known.in(known, id), decisions.get(candidate.id())));
        });
        return cells;
    }

    /** All cells that are decided together; to be asked for once. */
    Block block() {
        var candidates = new ArrayList<Candidate>();
        sums.forEach((indicator, cellSums) -> cellSums.cells().keySet().forEach(id -> known.put(id, indicator)));
        var ordered = known.keySet().stream()
                .sorted(Usefulness.of(publication, id -> people(id, Known.in(known, id))))
                .toList();

        for (var id : ordered) {
            candidate(id, Known.in(known, id), candidates.size()).ifPresent(candidates::add);
        }

        return new Block(variables.all(), candidates);
    }

    private long people(CellId id, Indicator indicator) {
        return variables.people(Known.in(Known.in(sums, indicator).cells(), id).population());
    }

    private Optional<Candidate> candidate(CellId id, Indicator indicator, int rank) {
        var cellSums = Known.in(sums, indicator);
        var before = frozen.cell(id, indicator.version());

        if (before.isEmpty() && !cellSums.isMature(id.period())) {
            cells.add(new Cell(id, new CellValue.Empty(CellValue.Reason.NOT_MATURED), ""));
            return Optional.empty();
        }

        if (before.isEmpty() && drift.hides(id, indicator, cellSums)) {
            cells.add(new Cell(id, new CellValue.Protected(), ""));
            return Optional.empty();
        }

        var set = Known.in(cellSums.cells(), id);
        var population = set.population().stream().toArray();
        var numerator = indicator.statistic() == Statistic.SHARE
                ? set.numerator().stream().toArray()
                : null;
        return Optional.of(new Candidate(
                id.toString(),
                rank,
                population,
                numerator,
                before.map(Frozen::decision).orElse(null)));
    }

    private Cell cell(CellId id, Indicator indicator, @Nullable Decision decision) {
        var before = frozen.cell(id, indicator.version());

        if (before.isPresent()) {
            return before.get();
        }

        var cellSums = Known.in(sums, indicator);
        return new Cell(id, value(indicator, Known.in(cellSums.cells(), id), decision), cellSums.coverage(id.period()));
    }

    private CellValue value(Indicator indicator, CellSums.Sums set, @Nullable Decision decision) {
        if (decision instanceof Decision.Show) {
            var of = variables.value(set.population());
            return indicator.statistic() == Statistic.SHARE
                    ? shown(variables.value(set.numerator()), of)
                    : new CellValue.Shown(of, null);
        }

        if (decision instanceof Decision.Band band) {
            return new CellValue.Banded(
                    java.math.BigDecimal.valueOf(band.lowPct()),
                    java.math.BigDecimal.valueOf(band.highPct()),
                    band.peopleBand());
        }

        return decision instanceof Decision.Nobody
                ? new CellValue.Empty(CellValue.Reason.NO_POPULATION)
                : new CellValue.Protected();
    }

    private static CellValue shown(long count, long of) {
        return new CellValue.Shown(count, Shares.of(count, of));
    }

    /** Which design was taken where it is not the first choice. */
    List<String> designs() {
        return designs;
    }
}
