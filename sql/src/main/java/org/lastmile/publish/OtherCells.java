package org.lastmile.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lastmile.contract.WarehouseException;
import org.lastmile.disclosure.Candidate;
import org.lastmile.indicator.Indicator;
import org.lastmile.indicator.Publication.Layout;
import org.lastmile.release.Cell;
import org.lastmile.release.CellId;
import org.lastmile.release.Period;

/**
 * Cells that other publications tell, or hide, of the same people and year. They are as they are; a reader puts them beside the
 * new ones, about the people of today.
 */
final class OtherCells {
    private final int year;
    private final Period through;
    private final BlockVariables variables;
    private final Maturity maturity;
    private final List<Candidate> candidates = new ArrayList<>();
    private final List<Indicator> indicators = new ArrayList<>();

    OtherCells(int year, Period through, BlockVariables variables, Maturity maturity) {
        this.year = year;
        this.through = through;
        this.variables = variables;
        this.maturity = maturity;
    }

    /**
     * Takes in what one publication says of one indicator.
     *
     * @throws WarehouseException if it says it by a dimension that nobody has measured
     */
    void add(Indicator indicator, MeasureTable measure, Map<CellId, Cell> said) {
        var publication = said.keySet().iterator().next().publication();
        said.keySet().stream()
                .filter(id -> !id.isTotal() && !measure.knows(id.dimension()))
                .findFirst()
                .ifPresent(id -> {
                    throw new WarehouseException("An edition has told " + indicator.id() + " of " + year + " by "
                            + id.dimension() + " in publication '" + publication + "', and new numbers of the year must"
                            + " be decided together with it. Nothing is released; put publications/" + publication
                            + ".yaml back, run 'lastmile build', and release again. It need not name the table.");
                });
        indicators.add(indicator);
        var layouts = said.keySet().stream().map(OtherCells::layout).distinct().toList();
        new YearSums(publication, year, through, variables, maturity)
                .of(indicator, measure, layouts)
                .cells()
                .forEach((id, sums) -> {
                    var cell = said.get(id);

                    if (cell != null) {
                        var candidate = AskedCells.candidate(id, 0, indicator, sums);
                        candidates.add(candidate.frozenAs(Frozen.decision(cell)));
                    }
                });
    }

    private static Layout layout(CellId id) {
        return Layout.open(
                id.period().isYear(), id.isTotal() ? List.of() : List.of(id.dimension()), List.of(), List.of());
    }

    List<Indicator> indicators() {
        return indicators;
    }

    List<Candidate> candidates() {
        return candidates;
    }
}
