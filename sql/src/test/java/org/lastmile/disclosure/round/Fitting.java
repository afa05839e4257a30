package org.lastmile.disclosure.round;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.lastmile.disclosure.Candidate;
import org.lastmile.disclosure.Decision;

/** Tries every true table of four classes that fits what was told. */
final class Fitting {
    static final int BASE = 5;
    private static final int CLASSES = 4;
    private static final int LARGEST = 10;

    private Fitting() {}

    static long value(Candidate cell, int[] table) {
        var sum = 0L;
        for (var index : cell.population()) {
            sum += table[index];
        }

        return sum;
    }

    /** Values that each cell has in the true tables that fit. */
    static SortedMap<String, SortedSet<Long>> values(List<Candidate> cells, Predicate<int[]> fits) {
        var values = new TreeMap<String, SortedSet<Long>>();
        tables(LARGEST).filter(fits).forEach(table -> {
            for (var cell : cells) {
                values.computeIfAbsent(cell.id(), any -> new TreeSet<>()).add(value(cell, table));
            }
        });
        return values;
    }

    /** The same for an intruder who knows that 1 to base - 1 people count as nobody or as base to base + reach. */
    static SortedMap<String, SortedSet<Long>> values(List<Candidate> cells, Map<String, Decision> told, int reach) {
        var counted = tables(LARGEST + BASE)
                .filter(Fitting::isCounted)
                .filter(table -> cells.stream().allMatch(cell -> value(cell, table) == Cases.number(told, cell.id())))
                .toList();
        return values(cells, table -> counted.stream().anyMatch(one -> mayCountAs(table, one, reach)));
    }

    private static Stream<int[]> tables(int limit) {
        var tables = new ArrayList<int[]>();
        for (var number = 0; number < limit * limit * limit * limit; number++) {
            var table = new int[CLASSES];
            var rest = number;
            for (var i = 0; i < CLASSES; i++) {
                table[i] = rest % limit;
                rest /= limit;
            }

            tables.add(table);
        }

        return tables.stream();
    }

    private static boolean isCounted(int[] table) {
        return java.util.Arrays.stream(table).allMatch(one -> one == 0 || one >= BASE);
    }

    private static boolean mayCountAs(int[] table, int[] counted, int reach) {
        for (var i = 0; i < CLASSES; i++) {
            var isFew = table[i] > 0 && table[i] < BASE;
            var mayBeFew = counted[i] <= BASE + reach;

            if (isFew ? !mayBeFew : table[i] != counted[i]) {
                return false;
            }
        }

        return true;
    }
}
