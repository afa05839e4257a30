package org.lastmile.publish;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.lastmile.contract.DisclosurePolicy;
import org.lastmile.disclosure.Decision;
import org.lastmile.indicator.Indicator;
import org.lastmile.publish.CellSums.Sums;
import org.lastmile.release.CellId;

/**
 * Who has come or gone behind cells that are told already. Quarters of a year that is not told enter the gate with the
 * people of then, and few people who came or went are a hidden number of their own: the year would tell them beside its
 * quarters. Where the people of then cannot be made from the numbers, new cells that could be compared stay hidden.
 */
final class Changes {
    private final Frozen frozen;
    private final BlockVariables variables;
    private final CellsOfYear cells;
    private final Nested nested;
    private final Map<CellId, Truth> old = new TreeMap<>();
    private final Map<CellId, Sums> then = new TreeMap<>();
    private final Movements movements;
    private final Set<CellId> hidden = new TreeSet<>();

    private Changes(Frozen frozen, BlockVariables variables, CellsOfYear cells, int minimum) {
        this.frozen = frozen;
        this.variables = variables;
        this.cells = cells;
        nested = new Nested(variables, minimum);
        movements = new Movements(variables, nested);
    }

    /**
     * Compares what was told with what is true now. Splits classes of people where some of one have come since.
     *
     * @param otherwise cells that were told under another definition
     */
    static Changes of(Frozen frozen, List<CellId> otherwise, BlockVariables variables, CellsOfYear cells, int minimum) {
        var changes = new Changes(frozen, variables, cells, minimum);
        otherwise.stream().filter(cells.ids()::contains).forEach(id -> changes.old.put(id, frozen.truth(id)));
        cells.indicators().forEach(changes::look);
        changes.compare();
        return changes;
    }

    private void look(Indicator indicator) {
        var told = ids(indicator, true);
        var changed = told.stream()
                .filter(id -> !cells.truth(id).says(frozen.truth(id)))
                .toList();

        if (changed.isEmpty()) {
            return;
        }

        changed.forEach(id -> old.put(id, frozen.truth(id)));
        var quarters = new TreeMap<CellId, Sums>();
        told.stream()
                .filter(id -> id.isTotal() && !id.period().isYear())
                .forEach(id -> quarters.put(id, cells.total(id, frozen.truth(id).partners())));
        var isYearTold = told.stream().anyMatch(id -> id.period().isYear());

        if (isYearTold || !isSafeBesideEarlier(quarters) || !isYearSafe(indicator, quarters)) {
            ids(indicator, false).stream().filter(id -> id.period().isYear()).forEach(hidden::add);
        }
    }

    private List<CellId> ids(Indicator indicator, boolean isTold) {
        return cells.ids().stream()
                .filter(id -> cells.indicator(id).equals(indicator))
                .filter(id -> frozen.cell(id, indicator.version()).isPresent() == isTold)
                .toList();
    }

    /** A number that was corrected since is known as well. */
    private boolean isSafeBesideEarlier(Map<CellId, Sums> quarters) {
        return quarters.entrySet().stream().allMatch(quarter -> frozen.corrected(quarter.getKey()).stream()
                .allMatch(
                        truth -> truth.isSafeBeside(variables.truth(quarter.getValue(), Set.of()), nested.minimum())));
    }

    /** Whether the year may be told beside its quarters, when few people who came or went are hidden sums. */
    private boolean isYearSafe(Indicator indicator, Map<CellId, Sums> quarters) {
        if (indicator.countsPeople()) {
            return isExplained(indicator, quarters);
        }

        var changes = quarters.entrySet().stream()
                .map(quarter ->
                        new Change(frozen.truth(quarter.getKey()), variables.truth(quarter.getValue(), Set.of())))
                .toList();
        return Change.areSafeTogether(changes, nested.minimum());
    }

    private boolean isExplained(Indicator indicator, Map<CellId, Sums> quarters) {
        var people = new QuartersThen(variables);
        quarters.forEach((id, like) -> people.add(id.period(), frozen.truth(id), like));
        var explained = people.explain();
        var isWhole = quarters.keySet().stream().allMatch(id -> variables
                .truth(Known.in(explained, id.period()), Set.of())
                .says(frozen.truth(id)));

        if (!isWhole) {
            return false;
        }

        quarters.keySet().forEach(id -> then.put(id, Known.in(explained, id.period())));
        var isPlainAlike = movements.arePlain(indicator, explained, quarters.values());
        return movements.arePlain(
                        indicator,
                        explained,
                        quarters.keySet().stream().map(cells::of).toList())
                && isPlainAlike;
    }

    /**
     * Hides new cells that differ from a told one by few people, where the gate does not see it: cells of another
     * indicator, which was told when other people were known. All of that indicator and period, because they add up.
     */
    private void compare() {
        for (var indicator : cells.indicators()) {
            var fresh = ids(indicator, false);
            var periods =
                    fresh.stream().filter(this::isNearOld).map(CellId::period).collect(Collectors.toSet());
            fresh.stream().filter(id -> periods.contains(id.period())).forEach(hidden::add);
        }
    }

    private boolean isNearOld(CellId fresh) {
        return old.entrySet().stream()
                .anyMatch(told ->
                        nested.tells(cells.of(told.getKey()), told.getValue(), then(told.getKey()), cells.of(fresh)));
    }

    /** The people of a told cell as they were; those of today where nothing has changed. */
    Sums then(CellId id) {
        return then.getOrDefault(id, cells.of(id));
    }

    /**
     * What the gate takes for told: what was said, unless the people of then are not known and it is not true of today's;
     * then that somebody is in the cell.
     */
    Decision told(CellId id, Decision said, DisclosurePolicy policy) {
        var isOfToday = !old.containsKey(id) || then.containsKey(id);
        return isOfToday || StillTrue.of(said, cells.truth(id), policy) ? said : new Decision.Protect();
    }

    /** Whether a new cell must stay hidden. */
    boolean hides(CellId id) {
        return hidden.contains(id);
    }

    /** Few people who came or went behind told cells of an indicator. */
    Map<Indicator, List<BitSet>> few() {
        return movements.few();
    }
}
