package org.lastmile.disclosure.round;

/** Sums that share a contribution add up the same kind of unit: groups of linked sums. */
final class Kinds {
    private final int[] parent;

    Kinds(int sums) {
        parent = new int[sums];
        for (var i = 0; i < sums; i++) {
            parent[i] = i;
        }
    }

    /** Notes that a contribution is in all these sums. */
    void link(int[] sums) {
        for (var sum : sums) {
            parent[root(sum)] = root(sums[0]);
        }
    }

    int of(int[] sums) {
        return root(sums[0]);
    }

    private int root(int sum) {
        var at = sum;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }

        return at;
    }
}
