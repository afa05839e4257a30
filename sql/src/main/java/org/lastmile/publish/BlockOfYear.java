package org.lastmile.publish;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lastmile.contract.DisclosurePolicy;
import org.lastmile.disclosure.Block;
import org.lastmile.disclosure.Candidate;
import org.lastmile.disclosure.Decision;
import org.lastmile.disclosure.Gate;
import org.lastmile.disclosure.StarUnknowns;
import org.lastmile.disclosure.audit.Limits;
import org.lastmile.indicator.Indicator;
import org.lastmile.indicator.Publication;
import org.lastmile.indicator.Statistic;
import org.lastmile.release.Cell;
import org.lastmile.release.CellId;
import org.lastmile.release.CellValue;
import org.lastmile.release.Period;

/** All cells of one publication in one calendar year: they are linked by totals and decided together. */
// Over 200 lines: all of it is about the state of one block, which nothing else needs.
final class BlockOfYear {
    private static final Limits LIMITS = Limits.deciding(Duration.ofMinutes(10));

    private final Publication publication;
    private final int year;
    private final DisclosurePolicy policy;
    private final Frozen before;
    private final Truths truths = new Truths();
    private Frozen frozen;
    private final BlockVariables variables = new BlockVariables();
    private final YearSums yearSums;
    private final Map<Indicator, CellSums> sums = new LinkedHashMap<>();
    private final Map<CellId, Indicator> known = new TreeMap<>();
    private final List<String> designs = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<Cell> cells = new ArrayList<>();

    BlockOfYear(
            Publication publication,
            Period yearAndThrough,
            Period through,
            DisclosurePolicy policy,
            Maturity maturity,
            Frozen before) {
        this.publication = publication;
        this.year = yearAndThrough.year();
        this.policy = policy;
        this.before = before;
        this.frozen = before;
        yearSums = new YearSums(publication, year, through, variables, maturity);
    }

    /** Takes in an indicator with the tables in which it is published. */
    void add(Indicator indicator, MeasureTable measure) {
        var layouts = publication.tables().stream()
                .filter(layout -> layout.indicators().contains(indicator.id()))
                .toList();
        var cellSums = yearSums.of(indicator, measure, layouts);

        if (isTooSmallByQuarter(indicator, cellSums)) {
            designs.add(publication.id() + " " + year + ": " + indicator.id()
                    + " by year only, because its quarters are too small");
            var yearly = layouts.stream().filter(Publication.Layout::isYearly).toList();
            cellSums = yearSums.of(indicator, measure, yearly);
        }

        sums.put(indicator, cellSums);
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
        if (before.isCorrecting()) {
            correct();
        }

        var block = block();
        Budget.require(publication.id() + ", " + year, block.candidates(), policy.maxCells());
        var places = Places.of(block.candidates());
        var decisions = Gate.decide(block, policy, new StarUnknowns(block, places), LIMITS)
                .decisions();
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

        return new Block(variables.all(), candidates, Splits.of(candidates), variables.partners());
    }

    private long people(CellId id, Indicator indicator) {
        return variables.people(Known.in(Known.in(sums, indicator).cells(), id).population());
    }

    private Optional<Candidate> candidate(CellId id, Indicator indicator, int rank) {
        var cellSums = Known.in(sums, indicator);
        var said = frozen.cell(id, indicator.version());

        if (said.isEmpty() && !cellSums.isMature(id.period())) {
            cells.add(new Cell(id, new CellValue.Empty(CellValue.Reason.NOT_MATURED), ""));
            return Optional.empty();
        }

        if (said.isEmpty() && drift().hides(id, indicator, cellSums)) {
            remember(id, Optional.of(truth(Known.in(cellSums.cells(), id))));
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
                said.map(Frozen::decision).orElse(null)));
    }

    private Cell cell(CellId id, Indicator indicator, @Nullable Decision decision) {
        var said = frozen.cell(id, indicator.version());

        if (said.isPresent()) {
            remember(id, before.truths().flatMap(known -> known.of(id)));
            return said.get();
        }

        var cellSums = Known.in(sums, indicator);
        remember(id, Optional.of(truth(Known.in(cellSums.cells(), id))));
        return new Cell(
                id,
                Values.of(variables, indicator, Known.in(cellSums.cells(), id), decision),
                cellSums.coverage(id.period()));
    }

    private Drift drift() {
        return new Drift(frozen, variables, policy.minimum());
    }

    /** What was said stays, unless every change is about enough people; then the changed cells are said anew. */
    private void correct() {
        var said = before.decided(publication.id(), year, sums.keySet());
        var now = new TreeMap<CellId, Truths.Truth>();
        sums.values().forEach(cellSums -> cellSums.cells().forEach((id, set) -> now.put(id, truth(set))));
        var correction = before.truths().map(then -> new Correction(then, policy.minimum()));
        var outcome = correction
                .map(known -> known.outcome(said, now, this::countsPeople))
                .orElse(Correction.Outcome.TOO_FEW);

        if (outcome == Correction.Outcome.SAFE) {
            frozen = before.only(
                    correction.map(known -> known.unchanged(said, now)).orElse(Set.of()));
            designs.add(publication.id() + " " + year + ": corrected");
        } else if (outcome == Correction.Outcome.TOO_FEW && !said.isEmpty()) {
            notes.add(publication.id() + " " + year + ": stays as it was said, because the correction is about fewer"
                    + " people than the minimum in some cell");
        }
    }

    private boolean countsPeople(CellId id) {
        return sums.keySet().stream()
                .anyMatch(indicator -> indicator.id().equals(id.indicator()) && indicator.countsPeople());
    }

    private Truths.Truth truth(CellSums.Sums set) {
        return new Truths.Truth(
                variables.people(set.population()),
                variables.value(set.population()),
                variables.value(set.numerator()));
    }

    private void remember(CellId id, Optional<Truths.Truth> truth) {
        truth.ifPresent(known -> truths.put(id, known));
    }

    /** What was true of every cell when it was decided. */
    Truths truths() {
        return truths;
    }

    /** What only the operator may know. */
    List<String> notes() {
        return notes;
    }

    /** Which design was taken where it is not the first choice. */
    List<String> designs() {
        return designs;
    }
}
