package org.lastmile.publish;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.lastmile.indicator.Indicator;
import org.lastmile.release.CellId;

/** The cells of all indicators of one publication and calendar year, over the same variables. */
final class CellsOfYear {
    private final BlockVariables variables;
    private final Map<Indicator, CellSums> sums = new LinkedHashMap<>();
    private final Map<Indicator, MeasureTable> measures = new LinkedHashMap<>();
    private final Map<CellId, Indicator> indicators = new TreeMap<>();

    CellsOfYear(BlockVariables variables) {
        this.variables = variables;
    }

    void add(Indicator indicator, MeasureTable measure, CellSums cellSums) {
        sums.put(indicator, cellSums);
        measures.put(indicator, measure);
        cellSums.cells().keySet().forEach(id -> indicators.put(id, indicator));
    }

    Collection<Indicator> indicators() {
        return sums.keySet();
    }

    Collection<CellId> ids() {
        return indicators.keySet();
    }

    Indicator indicator(CellId id) {
        return Known.in(indicators, id);
    }

    /** Cells of the indicator of a cell. */
    CellSums sums(CellId id) {
        return Known.in(sums, indicator(id));
    }

    /** The people of today in a cell. */
    CellSums.Sums of(CellId id) {
        return Known.in(sums(id).cells(), id);
    }

    /** The people of today in the total of a quarter, of some partners only. */
    CellSums.Sums total(CellId id, Set<String> partners) {
        return sums(id).total(Known.in(measures, indicator(id)), id.period(), partners);
    }

    Truth truth(CellId id) {
        return variables.truth(of(id), sums(id).partners(id.period()));
    }

    /** What is true of all cells today. */
    Map<CellId, Truth> truths() {
        var truths = new TreeMap<CellId, Truth>();
        ids().forEach(id -> truths.put(id, truth(id)));
        return truths;
    }

    void forEach(BiConsumer<Indicator, CellSums> action) {
        sums.forEach(action);
    }
}
