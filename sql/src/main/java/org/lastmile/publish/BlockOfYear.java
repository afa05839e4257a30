package org.lastmile.publish;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
final class BlockOfYear {
    private static final Limits LIMITS = Limits.deciding(Duration.ofMinutes(10));
    private static final String MOVED = "people who came or went since a cell was told, ";

    private final Publication publication;
    private final int year;
    private final DisclosurePolicy policy;
    private final Frozen before;
    private Frozen frozen;
    private final Truths truths = new Truths();
    private final BlockVariables variables = new BlockVariables();
    private final YearSums yearSums;
    private final CellsOfYear sums = new CellsOfYear(variables);
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

        if (new SmallQuarters(frozen, variables, policy.minimum()).areIn(indicator, cellSums)) {
            designs.add(publication.id() + " " + year + ": " + indicator.id()
                    + " by year only, because its quarters are too small");
            var yearly = layouts.stream().filter(Publication.Layout::isYearly).toList();
            cellSums = yearSums.of(indicator, measure, yearly);
        }

        sums.add(indicator, measure, cellSums);
    }

    /** How many cells would be decided together. */
    int size() {
        return (int) sums.ids().stream().filter(this::isDecided).count();
    }

    private boolean isDecided(CellId id) {
        return frozen.cell(id, sums.indicator(id).version()).isPresent()
                || sums.sums(id).isMature(id.period());
    }

    /** Decides all cells together and turns the decisions into what may be said. */
    List<Cell> decide() {
        if (before.isCorrecting()) {
            correct();
        }

        var block = block();
        var published = block.candidates().stream()
                .filter(candidate -> !candidate.id().startsWith(MOVED))
                .toList();
        Budget.require(publication.id() + ", " + year, published, policy.maxCells());
        var decisions = Gate.decide(block, policy, new StarUnknowns(block, Places.of(published)), LIMITS)
                .decisions();
        published.forEach(candidate -> cells.add(cell(CellId.of(candidate.id()), decisions.get(candidate.id()))));
        return cells;
    }

    /** All cells that are decided together, and who came or went since some were told; to be asked for once. */
    Block block() {
        var ordered = sums.ids().stream()
                .sorted(Usefulness.of(
                        publication, id -> variables.people(sums.of(id).population())))
                .toList();
        var changes = Changes.of(frozen, variables, sums, policy.minimum());
        var candidates = new ArrayList<Candidate>();

        for (var id : ordered) {
            candidate(id, changes, candidates.size()).ifPresent(candidates::add);
        }

        var splits = Splits.of(candidates);

        for (var few : changes.few()) {
            var sum = Candidate.sum(
                    MOVED + candidates.size(), candidates.size(), few.stream().toArray());
            candidates.add(sum.frozenAs(new Decision.Protect()));
        }

        return new Block(variables.all(), candidates, splits, variables.partners());
    }

    private Optional<Candidate> candidate(CellId id, Changes changes, int rank) {
        var indicator = sums.indicator(id);
        var said = frozen.cell(id, indicator.version()).map(Frozen::decision);

        if (!isDecided(id)) {
            cells.add(new Cell(id, new CellValue.Empty(sums.sums(id).reason(id.period())), ""));
            return Optional.empty();
        }

        var set = said.isPresent() ? changes.then(id) : sums.of(id);
        var numerator = indicator.statistic() == Statistic.SHARE
                ? set.numerator().stream().toArray()
                : null;
        return Optional.of(new Candidate(
                id.toString(),
                rank,
                set.population().stream().toArray(),
                numerator,
                said.map(told -> changes.told(id, told, policy))
                        .orElse(changes.hides(id) ? new Decision.Protect() : null)));
    }

    private Cell cell(CellId id, @Nullable Decision decision) {
        var indicator = sums.indicator(id);
        var said = frozen.cell(id, indicator.version());

        if (said.isPresent()) {
            before.truths().ifPresent(known -> truths.putIfAbsent(id, known));
            return said.get();
        }

        truths.correct(id, before.truths().orElse(new Truths()), sums.truth(id));
        return new Cell(
                id,
                Values.of(variables, indicator, sums.of(id), decision),
                sums.sums(id).coverage(id.period()));
    }

    /** What was said stays, unless every change is about enough people; then the changed cells are said anew. */
    private void correct() {
        var said = before.decided(publication.id(), year, sums.indicators());
        var correction = new Correction(
                before.truths().orElse(new Truths()), said, sums, new Nested(variables, policy.minimum()));
        var outcome = correction.outcome();

        if (outcome == Correction.Outcome.SAFE) {
            frozen = before.only(correction.unchanged());
            designs.add(publication.id() + " " + year + ": corrected");
        } else if (outcome == Correction.Outcome.TOO_FEW) {
            notes.add(publication.id() + " " + year
                    + ": stays as it was said, because the correction is about fewer people than the minimum"
                    + " in some cell");
        }
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
