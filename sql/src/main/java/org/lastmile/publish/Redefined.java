package org.lastmile.publish;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.lastmile.contract.WarehouseException;
import org.lastmile.indicator.Indicator;
import org.lastmile.release.CellId;

/**
 * Indicators of which an edition told cells of this year under another definition. The number of then stays known, and a
 * new one beside it tells who is in the one and not in the other. So it is a correction: all cells are told anew when
 * that is safe, and else none of this year.
 */
final class Redefined {
    private final String block;
    private final Map<String, List<CellId>> otherwise;
    private final Map<Indicator, Boolean> waits;

    private Redefined(String block, Map<String, List<CellId>> otherwise, Map<Indicator, Boolean> waits) {
        this.block = block;
        this.otherwise = otherwise;
        this.waits = waits;
    }

    /**
     * Compares the definitions of a block with those by which editions told it.
     *
     * @param block  for example {@code overview 2026}
     * @param before all that is known of earlier editions
     */
    static Redefined of(String block, Frozen before, CellsOfYear cells, Nested nested) {
        var then = before.truths().orElse(new Truths());
        var now = cells.indicators().stream().collect(Collectors.toMap(Indicator::id, Function.identity()));
        var otherwise = then.ids().stream()
                .filter(id -> block.equals(id.publication() + " " + id.period().year()))
                .filter(id -> !now.containsKey(id.indicator())
                        || before.cell(id, Known.in(now, id.indicator()).version())
                                .isEmpty())
                .collect(Collectors.groupingBy(CellId::indicator, TreeMap::new, Collectors.toList()));
        var waits = new LinkedHashMap<Indicator, Boolean>();
        otherwise.forEach((id, told) -> Optional.ofNullable(now.get(id))
                .ifPresent(indicator -> waits.put(
                        indicator, new Correction(then, told, cells, nested).outcome() == Correction.Outcome.TOO_FEW)));
        return new Redefined(block, otherwise, waits);
    }

    /**
     * Refuses new cells beside those of an indicator that nobody can compute any more.
     *
     * @throws WarehouseException naming the indicator
     */
    void refuseUnknown() {
        var known = waits.keySet().stream().map(Indicator::id).collect(Collectors.toSet());
        otherwise.keySet().stream()
                .filter(id -> !known.contains(id))
                .findFirst()
                .ifPresent(id -> {
                    throw new WarehouseException(block + ": an edition has told indicator '" + id
                            + "', and new numbers of the"
                            + " year must be decided together with it. Nothing is released; put indicators/" + id
                            + ".yaml back as it was. No publication has to name it.");
                });
    }

    /** Whether an indicator is not told in this year. */
    boolean waits(Indicator indicator) {
        return waits.getOrDefault(indicator, false);
    }

    /** What an edition says of indicators that are not told in this year. */
    List<String> designs() {
        return waits.keySet().stream()
                .filter(this::waits)
                .map(indicator -> block + ": " + indicator.id()
                        + " is not told, because its definition changed after an edition told it")
                .toList();
    }

    /** Cells that were told under another definition. */
    List<CellId> otherwise() {
        return otherwise.values().stream().flatMap(List::stream).toList();
    }
}
