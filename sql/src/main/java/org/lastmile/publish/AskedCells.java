package org.lastmile.publish;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lastmile.contract.DisclosurePolicy;
import org.lastmile.disclosure.Block;
import org.lastmile.disclosure.Candidate;
import org.lastmile.disclosure.Decision;
import org.lastmile.disclosure.Sides;
import org.lastmile.indicator.Indicator;
import org.lastmile.indicator.Statistic;
import org.lastmile.release.CellId;

/** The cells of one publication and year as the gate is asked for them. */
record AskedCells(CellsOfYear sums, BlockVariables variables, Frozen frozen, DisclosurePolicy policy) {
    /** Beginning of the name of a hidden number of people, which is no cell; the indicator and a number follow. */
    static final String MOVED = "people who came or went since a cell was told, ";

    /** Whether a cell, or a hidden number of people, is of an indicator. */
    static boolean isOf(String id, Indicator indicator) {
        return id.startsWith(MOVED)
                ? id.startsWith(MOVED + indicator.id() + " ")
                : CellId.of(id).indicator().equals(indicator.id());
    }

    /**
     * All that is decided together, those who came or went since some cells were told included.
     *
     * @param ordered   cells, the most useful first
     * @param otherwise cells that were told under another definition
     * @param others    what other publications say
     */
    Block block(List<CellId> ordered, List<CellId> otherwise, List<Candidate> others) {
        var changes = Changes.of(frozen, otherwise, variables, sums, policy.minimum());
        var candidates = new ArrayList<Candidate>();
        ordered.forEach(id -> candidates.add(candidate(id, changes, candidates.size())));
        var splits = Splits.of(candidates);

        changes.few()
                .forEach((indicator, some) -> some.forEach(few -> candidates.add(Candidate.sum(
                                MOVED + indicator.id() + " " + candidates.size(),
                                candidates.size(),
                                few.stream().toArray())
                        .frozenAs(new Decision.Protect()))));

        var own = new Block(variables.all(), candidates, splits, List.of());
        var all = new ArrayList<>(candidates);
        all.addAll(others);
        return Sides.apart(own, this::mart, variables.partners())
                .with(new Block(variables.all(), all, splits, List.of()));
    }

    private String mart(String id) {
        return sums.indicators().stream()
                .filter(indicator -> isOf(id, indicator))
                .map(Indicator::mart)
                .findFirst()
                .orElseThrow();
    }

    private Candidate candidate(CellId id, Changes changes, int rank) {
        var indicator = sums.indicator(id);
        var said = frozen.cell(id, indicator.version()).map(Frozen::decision);
        var set = said.isPresent() ? changes.then(id) : sums.of(id);
        return candidate(id, rank, indicator, set)
                .frozenAs(said.map(told -> changes.told(id, told, policy))
                        .orElse(changes.hides(id) ? new Decision.Protect() : null));
    }

    static Candidate candidate(CellId id, int rank, Indicator indicator, CellSums.Sums set) {
        var isShare = indicator.statistic() == Statistic.SHARE;
        int @Nullable [] numerator = isShare ? set.numerator().stream().toArray() : null;
        return new Candidate(id.toString(), rank, set.population().stream().toArray(), numerator, null);
    }
}
