package org.lastmile.publish;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lastmile.contract.DisclosurePolicy;
import org.lastmile.disclosure.Block;
import org.lastmile.disclosure.Decision;
import org.lastmile.disclosure.Gate;
import org.lastmile.disclosure.audit.Limits;
import org.lastmile.indicator.Indicator;
import org.lastmile.indicator.Publication;
import org.lastmile.release.Cell;
import org.lastmile.release.CellId;
import org.lastmile.release.CellValue;
import org.lastmile.release.Period;

/** All cells of one publication in one calendar year: they are linked by totals and decided together. */
final class BlockOfYear {
    private static final Limits LIMITS = Limits.deciding(Duration.ofMinutes(10));

    private final Publication publication;
    private final int year;
    private final String name;
    private final DisclosurePolicy policy;
    private final Frozen before;
    private Frozen frozen;
    private @Nullable Redefined redefined;
    private final Truths truths = new Truths();
    private final BlockVariables variables;
    private final YearSums yearSums;
    private final CellsOfYear sums;
    private final OtherCells others;
    private final List<String> designs = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    BlockOfYear(
            Publication publication,
            Period yearAndThrough,
            Period through,
            DisclosurePolicy policy,
            Maturity maturity,
            Frozen before,
            AtomsOfYear atoms) {
        this.publication = publication;
        this.year = yearAndThrough.year();
        this.name = publication.id() + " " + year;
        this.policy = policy;
        this.before = before;
        this.frozen = before;
        variables = new BlockVariables(atoms);
        sums = new CellsOfYear(variables);
        yearSums = new YearSums(publication.id(), year, through, variables, maturity);
        others = new OtherCells(year, through, variables, maturity);
    }

    /** Takes in an indicator with the tables in which it is published. */
    void add(Indicator indicator, MeasureTable measure) {
        var tables = new TablesOfYear(
                publication.tables().stream()
                        .filter(layout -> layout.indicators().contains(indicator.id()))
                        .toList(),
                Set.copyOf(before.decided(publication.id(), year, List.of(indicator))),
                before.places(publication.id(), year));
        var layouts = tables.tellable();

        if (layouts.isEmpty()) {
            return;
        }

        var cellSums = yearSums.of(indicator, measure, layouts);

        if (new SmallQuarters(frozen, variables, policy.minimum()).areIn(indicator, cellSums)) {
            designs.add(name + ": " + indicator.id() + " by year only, because its quarters are too small");
            var yearly = layouts.stream()
                    .filter(layout -> layout.isYearly() || layout.isEnded())
                    .toList();
            cellSums = yearSums.of(indicator, measure, yearly);
        }

        cellSums.keep(tables::isTellable);
        sums.add(indicator, measure, cellSums);
    }

    /** What other publications say of the year. */
    OtherCells others() {
        return others;
    }

    /** How many cells would be decided together. */
    int size() {
        return (int) sums.ids().stream().filter(this::isDecided).count();
    }

    private boolean isDecided(CellId id) {
        return said(id).isPresent() || isNew(id);
    }

    private Optional<Cell> said(CellId id) {
        return frozen.cell(id, sums.indicator(id).version());
    }

    private boolean isNew(CellId id) {
        return sums.sums(id).isMature(id.period()) && !redefined().waits(sums.indicator(id));
    }

    private Redefined redefined() {
        if (redefined == null) {
            redefined = Redefined.of(name, before, sums, new Nested(variables, policy.minimum()));
        }

        return redefined;
    }

    /** Decides all cells together and turns the decisions into what may be said. */
    List<Cell> decide() {
        if (sums.ids().stream().anyMatch(id -> isNew(id) && said(id).isEmpty())) {
            redefined().refuseUnknown();
        }

        designs.addAll(redefined().designs());

        if (before.isCorrecting()) {
            correct();
        }

        var block = block();
        Budget.require(publication.id() + ", " + year, UnknownsOfYear.published(block), policy.maxCells());
        var unknowns = UnknownsOfYear.of(block, sums.indicators(), others.indicators(), policy.minimum());
        var decisions = Gate.decide(block, policy, unknowns, LIMITS).decisions();
        return sums.ids().stream()
                .map(id ->
                        isDecided(id) ? said(id).orElseGet(() -> fresh(id, decisions.get(id.toString()))) : waiting(id))
                .toList();
    }

    /** All cells that are decided together, and who came or went since some were told; to be asked for once. */
    Block block() {
        var asked = new AskedCells(sums, variables, frozen, policy);
        var ordered = sums.ids().stream()
                .sorted(Usefulness.of(
                        publication, id -> variables.people(sums.of(id).population())))
                .toList();
        return asked.block(
                ordered.stream().filter(this::isDecided).toList(), redefined().otherwise(), others.candidates());
    }

    private Cell waiting(CellId id) {
        var reason = redefined().waits(sums.indicator(id))
                ? CellValue.Reason.REDEFINED
                : sums.sums(id).reason(id.period());
        return new Cell(id, new CellValue.Empty(reason), "");
    }

    private Cell fresh(CellId id, @Nullable Decision decision) {
        truths.correct(id, before.truths().orElse(new Truths()), sums.truth(id));
        return new Cell(
                id,
                Values.of(variables, sums.indicator(id), sums.of(id), decision),
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
            designs.add(name + ": corrected");
        } else if (outcome == Correction.Outcome.TOO_FEW) {
            notes.add(name
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
