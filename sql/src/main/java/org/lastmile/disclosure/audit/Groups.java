package org.lastmile.disclosure.audit;

import java.util.Arrays;
import java.util.HashMap;
import java.util.function.IntPredicate;

/** Groups of unknowns that nothing has told apart so far. */
final class Groups {
    private final int[] groupOf;
    private int groups = 1;

    /** A group before a split, and the coefficient by which it is split. */
    private record Split(int group, int coefficient) {}

    Groups(int size) {
        groupOf = new int[size];
    }

    /** @param coefficients of the unknowns; none means 1 for all */
    void split(int[] unknowns, int[] coefficients) {
        var splits = new HashMap<Split, Integer>();
        for (var i = 0; i < unknowns.length; i++) {
            var coefficient = coefficients.length == 0 ? 1 : coefficients[i];
            var split = new Split(groupOf[unknowns[i]], coefficient);
            groupOf[unknowns[i]] = splits.computeIfAbsent(split, any -> groups++);
        }
    }

    /** Numbers the groups of the chosen unknowns from 0 on; the others get -1. */
    int[] numbered(IntPredicate chosen) {
        var names = new int[groups];
        Arrays.fill(names, -1);
        var next = 0;
        var numbers = new int[groupOf.length];
        for (var unknown = 0; unknown < numbers.length; unknown++) {
            if (!chosen.test(unknown)) {
                numbers[unknown] = -1;
                continue;
            }

            if (names[groupOf[unknown]] < 0) {
                names[groupOf[unknown]] = next++;
            }

            numbers[unknown] = names[groupOf[unknown]];
        }

        return numbers;
    }
}
