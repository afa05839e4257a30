package org.lastmile.disclosure.audit;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Parts of a large block that are small enough to look for changes in: short sums first, unknowns of one sum come into
 * one region as long as it does not get too large.
 */
public final class Regions {
    private final int[] parent;
    private final int[] sizes;
    private final int most;

    private Regions(int size, int most) {
        this.most = most;
        parent = new int[size];
        sizes = new int[size];
        Arrays.setAll(parent, unknown -> unknown);
        Arrays.fill(sizes, 1);
    }

    /** @param most unknowns of a region */
    public static Regions of(int size, Collection<int[]> sums, int most) {
        var regions = new Regions(size, most);
        sums.stream().sorted(Comparator.comparingInt(sum -> sum.length)).forEach(regions::link);
        return regions;
    }

    /** The region in which all unknowns of a sum lie, named by one of its unknowns; empty when they lie in several. */
    public OptionalInt around(int[] sum) {
        return sum.length > 0 && Arrays.stream(sum).map(this::root).distinct().count() == 1
                ? OptionalInt.of(root(sum[0]))
                : OptionalInt.empty();
    }

    /** The unknowns of a region, ascending. */
    public int[] unknowns(int region) {
        return IntStream.range(0, parent.length)
                .filter(unknown -> root(unknown) == region)
                .toArray();
    }

    private void link(int[] sum) {
        var roots = Arrays.stream(sum).map(this::root).distinct().toArray();

        if (Arrays.stream(roots).map(root -> sizes[root]).sum() > most) {
            return;
        }

        for (var i = 1; i < roots.length; i++) {
            parent[roots[i]] = roots[0];
            sizes[roots[0]] += sizes[roots[i]];
        }
    }

    /** The unknown that names the region of another one. */
    int root(int unknown) {
        var root = unknown;
        while (parent[root] != root) {
            parent[root] = parent[parent[root]];
            root = parent[root];
        }

        return root;
    }
}
