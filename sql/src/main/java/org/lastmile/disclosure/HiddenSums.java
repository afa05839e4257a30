package org.lastmile.disclosure;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Every sum of variables that nobody may find out: the small parts of cells that are not shown, the small differences of
 * nested sums, such as the people aged 20 to 24 between "under 20" and "under 25", and what little splits leave of totals.
 */
final class HiddenSums {
    private final Block block;
    private final Sizes sizes;
    private final Smallness smallness;
    private final Map<IntBuffer, int[]> hidden = new LinkedHashMap<>();

    /** A sum that some cell publishes or implies. */
    // An array, for the same reason as in Candidate.
    @SuppressWarnings("ArrayRecordComponent")
    private record Part(int[] set, long people, long mask) {}

    private HiddenSums(Block block, Smallness smallness) {
        this.block = block;
        this.smallness = smallness;
        sizes = smallness.sizes();
    }

    /** The hidden sums of a block, each once, as sets of variables. */
    static List<int[]> of(Block block, Smallness smallness) {
        var sums = new HiddenSums(block, smallness);
        sums.addSmallParts();
        sums.addSmallDifferences();
        sums.addDominatedDifferences();
        sums.addSmallRests();
        return List.copyOf(sums.hidden.values());
    }

    private void addSmallParts() {
        for (var candidate : block.candidates()) {
            if (hidesNothing(candidate)) {
                continue;
            }

            for (var part : candidate.parts()) {
                if (part.length > 0 && smallness.isSmall(part)) {
                    add(part);
                }
            }
        }
    }

    /** A cell that an earlier edition has told, or in which there is nobody. */
    private boolean hidesNothing(Candidate candidate) {
        var isEmpty = sizes.people(candidate.population()) == 0;
        var mayBeEmpty = candidate.frozen() == null || candidate.frozen() instanceof Decision.Nobody;
        return mayBeEmpty ? isEmpty : candidate.isFrozenShow();
    }

    /**
     * The people of a difference are at least the difference of the people, so that only parts of nearly the same
     * people need to be compared: parts are sorted by people and each looks back over a short stretch.
     */
    private void addSmallDifferences() {
        var parts = parts();
        var first = 0;
        for (var i = 0; i < parts.size(); i++) {
            var whole = parts.get(i);
            while (parts.get(first).people() <= whole.people() - smallness.minimum()) {
                first++;
            }

            for (var j = first; j < parts.size() && parts.get(j).people() <= whole.people(); j++) {
                addDifference(whole, parts.get(j));
            }
        }
    }

    private void addDifference(Part whole, Part part) {
        if ((part.mask() & ~whole.mask()) != 0
                || part.set().length >= whole.set().length
                || !IndexSets.isSubset(part.set(), whole.set())) {
            return;
        }

        addIfSmall(IndexSets.minus(whole.set(), part.set()));
    }

    /** The difference of two sums of units may be mostly one person's, however many people are in it. */
    private void addDominatedDifferences() {
        var units = smallness.pPercent() == 0
                ? List.<Part>of()
                : parts().stream()
                        .filter(part -> sizes.value(part.set()) != part.people())
                        .toList();
        units.forEach(whole -> units.forEach(part -> addDifference(whole, part)));
    }

    private void addSmallRests() {
        Rests.of(block).forEach(rest -> addIfSmall(rest.variables()));
    }

    private void addIfSmall(int[] set) {
        if (sizes.people(set) > 0 && smallness.isSmall(set)) {
            add(set);
        }
    }

    private List<Part> parts() {
        var distinct = new LinkedHashMap<IntBuffer, int[]>();
        for (var candidate : block.candidates()) {
            for (var set : candidate.parts()) {
                if (set.length > 0) {
                    distinct.putIfAbsent(IntBuffer.wrap(set), set);
                }
            }
        }

        var parts = new ArrayList<Part>();
        distinct.values().forEach(set -> parts.add(new Part(set, sizes.people(set), mask(set))));
        parts.sort(Comparator.comparingLong(Part::people));
        return parts;
    }

    private void add(int[] set) {
        hidden.putIfAbsent(IntBuffer.wrap(set), set);
    }

    /** One bit per variable, folded; a part of a whole has no bit that the whole lacks. */
    private static long mask(int[] set) {
        return Arrays.stream(set).mapToLong(index -> 1L << (index & 63)).reduce(0L, (a, b) -> a | b);
    }
}
