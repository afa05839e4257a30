package org.lastmile.publish;

import org.lastmile.indicator.Indicator;

/**
 * A headline that would be hidden in a quarter is better told by year, unless an earlier edition has told quarters of
 * this year: then they stay.
 */
record SmallQuarters(Frozen frozen, BlockVariables variables, long minimum) {
    boolean areIn(Indicator indicator, CellSums cellSums) {
        var quarters = cellSums.cells().entrySet().stream()
                .filter(cell ->
                        cell.getKey().isTotal() && !cell.getKey().period().isYear())
                .toList();
        return quarters.stream().noneMatch(cell -> frozen.cell(cell.getKey(), indicator.version())
                        .isPresent())
                && quarters.stream()
                        .mapToLong(cell -> variables.people(cell.getValue().population()))
                        .anyMatch(people -> people > 0 && people < minimum);
    }
}
