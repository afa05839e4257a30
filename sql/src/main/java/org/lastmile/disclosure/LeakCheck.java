package org.lastmile.disclosure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the decisions as a stranger: derives by itself what is published and what is small, and counts what can be
 * computed. Shares neither the rules, nor the merged columns, nor the elimination, nor the prime with the decision.
 */
final class LeakCheck {
    private final Block block;
    private final Map<String, Decision> decisions;
    private final int minimum;
    private final Sizes sizes;
    private final Set<BitSet> small = new HashSet<>();

    /**
     * @param fresh     small numbers that this edition gives away, and cells shown although they are small
     * @param inherited small numbers that cells frozen by earlier editions give away by themselves
     */
    record Leaks(int fresh, int inherited) {}

    private LeakCheck(Block block, Map<String, Decision> decisions, int minimum) {
        this.block = block;
        this.decisions = decisions;
        this.minimum = minimum;
        sizes = new Sizes(block.variables());
    }

    static Leaks of(Block block, Map<String, Decision> decisions, int minimum) {
        return new LeakCheck(block, decisions, minimum).leaks();
    }

    private Leaks leaks() {
        block.candidates().forEach(this::addSmallParts);
        addSmallDifferences();
        addSmallRests();
        var all = new Witness(block.variables().size(), published(false));
        var past = new Witness(block.variables().size(), published(true));
        var fresh = shownThoughSmall();
        var inherited = 0;
        for (var sum : small) {
            var set = sum.stream().toArray();

            if (past.reveals(set)) {
                inherited++;
            } else if (all.reveals(set)) {
                fresh++;
            }
        }

        return new Leaks(fresh, inherited);
    }

    private List<int[]> published(boolean isFrozenOnly) {
        var sums = new ArrayList<int[]>();
        for (var candidate : block.candidates()) {
            if ((candidate.frozen() != null || !isFrozenOnly) && isTold(candidate)) {
                sums.addAll(List.of(candidate.published()));
            }
        }

        return sums;
    }

    private boolean isTold(Candidate candidate) {
        var decision = decision(candidate);
        return decision instanceof Decision.Show || (decision instanceof Decision.Nobody && isEmpty(candidate));
    }

    private boolean isEmpty(Candidate candidate) {
        return sizes.people(candidate.population()) == 0;
    }

    private Decision decision(Candidate candidate) {
        @Nullable Decision decision = decisions.get(candidate.id());
        return decision == null ? new Decision.Protect() : decision;
    }

    private int shownThoughSmall() {
        var count = 0;
        for (var candidate : block.candidates()) {
            if (candidate.frozen() == null && decision(candidate) instanceof Decision.Show && hasSmallPart(candidate)) {
                count++;
            }
        }

        return count;
    }

    private boolean hasSmallPart(Candidate candidate) {
        for (var part : candidate.parts()) {
            if (sizes.people(part) < minimum) {
                return true;
            }
        }

        return false;
    }

    private void addSmallParts(Candidate candidate) {
        // That a new cell has nobody in it is no secret of anybody.
        if (isTold(candidate) || (candidate.frozen() == null && isEmpty(candidate))) {
            return;
        }

        for (var part : candidate.parts()) {
            if (part.length > 0 && sizes.people(part) < minimum) {
                small.add(bits(part));
            }
        }
    }

    private void addSmallDifferences() {
        var parts = new HashSet<BitSet>();
        block.candidates().forEach(candidate -> List.of(candidate.parts()).forEach(part -> parts.add(bits(part))));
        parts.remove(new BitSet());
        var list = List.copyOf(parts);
        var people = list.stream().mapToLong(this::people).toArray();
        for (var i = 0; i < people.length; i++) {
            for (var j = 0; j < people.length; j++) {
                if (people[j] <= people[i] && people[i] - people[j] < minimum && i != j) {
                    addDifference(list.get(i), list.get(j));
                }
            }
        }
    }

    private void addDifference(BitSet whole, BitSet part) {
        for (var i = part.nextSetBit(0); i >= 0; i = part.nextSetBit(i + 1)) {
            if (!whole.get(i)) {
                return;
            }
        }

        var difference = (BitSet) whole.clone();
        difference.andNot(part);
        addIfSmall(difference);
    }

    /** What all cells of a split leave out, and what two of them have in common. */
    private void addSmallRests() {
        var parts = new HashMap<String, int[][]>();
        block.candidates().forEach(candidate -> parts.put(candidate.id(), candidate.parts()));
        for (var split : block.splits()) {
            var whole = parts.getOrDefault(split.whole(), new int[0][]);
            for (var part = 0; part < whole.length; part++) {
                var left = bits(whole[part]);
                var twice = new BitSet();
                for (var cell : split.cells()) {
                    var set = bits(parts.getOrDefault(cell, whole)[part]);
                    twice.or(overlap(set, left, whole[part]));
                    left.andNot(set);
                }

                addIfSmall(left.isEmpty() ? twice : left);
            }
        }
    }

    /** Those of a set who are in the whole, and no longer left. */
    private static BitSet overlap(BitSet set, BitSet left, int[] whole) {
        var overlap = (BitSet) set.clone();
        overlap.and(bits(whole));
        overlap.andNot(left);
        return overlap;
    }

    private void addIfSmall(BitSet set) {
        var people = people(set);

        if (people > 0 && people < minimum) {
            small.add(set);
        }
    }

    private long people(BitSet set) {
        return sizes.people(set.stream().toArray());
    }

    private static BitSet bits(int[] set) {
        var bits = new BitSet();
        for (var index : set) {
            bits.set(index);
        }

        return bits;
    }
}
