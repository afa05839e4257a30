package org.lastmile.disclosure;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;

/**
 * The variables of a block, merged where no cell tells them apart: such variables appear in the same sums, so that
 * only their sum can ever be known. Keeps the system small.
 */
final class Columns {
    private static final int NOWHERE = 0;

    private final int[] columnOf;
    private final int size;

    /** Splits the variables by each set in turn; variables that are in no set stay together as column 0. */
    Columns(int variables, List<int[]> sets) {
        columnOf = new int[variables];
        var columns = 1;
        for (var set : sets) {
            var splits = new HashMap<Integer, Integer>();
            for (var variable : set) {
                var split = splits.get(columnOf[variable]);

                if (split == null) {
                    split = columns++;
                    splits.put(columnOf[variable], split);
                }

                columnOf[variable] = split;
            }
        }

        size = renumber(columns);
    }

    /** Number of columns; some may be empty only when no variable is nowhere. */
    int size() {
        return size;
    }

    /** Columns of a set of variables, ascending; the set must be a union of columns. */
    int[] of(int[] set) {
        return Arrays.stream(set)
                .map(variable -> columnOf[variable])
                .sorted()
                .distinct()
                .toArray();
    }

    private int renumber(int columns) {
        var names = new int[columns];
        Arrays.fill(names, -1);
        names[NOWHERE] = 0;
        var next = 1;
        for (var i = 0; i < columnOf.length; i++) {
            if (names[columnOf[i]] < 0) {
                names[columnOf[i]] = next++;
            }

            columnOf[i] = names[columnOf[i]];
        }

        return next;
    }
}
