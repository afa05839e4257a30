package org.lastmile.disclosure;

import java.util.Arrays;

/** Sets of indexes as ascending arrays. */
final class IndexSets {
    private IndexSets() {}

    static boolean isSubset(int[] part, int[] whole) {
        if (part.length > whole.length) {
            return false;
        }

        var at = 0;
        for (var index : part) {
            while (at < whole.length && whole[at] < index) {
                at++;
            }

            if (at == whole.length || whole[at] != index) {
                return false;
            }
        }

        return true;
    }

    /** What is in the whole and not in the part; the part must be a subset. */
    static int[] minus(int[] whole, int[] part) {
        var rest = new int[whole.length - part.length];
        var at = 0;
        var size = 0;
        for (var index : whole) {
            if (at < part.length && part[at] == index) {
                at++;
            } else {
                rest[size++] = index;
            }
        }

        return size == rest.length ? rest : Arrays.copyOf(rest, size);
    }
}
