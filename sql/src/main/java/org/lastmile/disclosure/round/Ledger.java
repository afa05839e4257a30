package org.lastmile.disclosure.round;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What later editions must hold on to: how each class of people was counted in everything told so far. It knows classes and
 * no learner; a class is named by the cells it is in.
 *
 * @param cells   ids of all cells decided so far, in the order in which they came
 * @param classes by key: the numbers of the cells in {@code cells}, each followed by {@code n} when the class is in the
 *                numerator, joined by a space; the key is empty for people who are in none of them
 */
public record Ledger(List<String> cells, SortedMap<String, Counted> classes) {
    public Ledger {
        cells = List.copyOf(cells);
        classes = Collections.unmodifiableSortedMap(new TreeMap<>(classes));
    }

    /**
     * A class as it was counted.
     *
     * @param people true number at the time
     * @param moved  number that was told, 0 or at least the base
     */
    public record Counted(long people, long moved) {}

    /** Nothing was told so far. */
    public static Ledger empty() {
        return new Ledger(List.of(), new TreeMap<>());
    }
}
