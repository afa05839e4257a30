package org.lastmile.disclosure;

import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What is small by definition, derived for the check of leaks: for a reader who knows some of the people. */
final class SmallSets {
    private final Block block;
    private final int minimum;
    private final int pPercent;
    private final BitSet known;
    private final Sizes sizes;
    private final Set<BitSet> small = new HashSet<>();

    /**
     * @param minimum fewest people that are not small
     * @param pPercent what is less than so many percent of the largest contribution is too little for all others but two
     * @param known   variables of people whom the reader knows; all sets are without them
     */
    SmallSets(Block block, int minimum, int pPercent, BitSet known) {
        this.block = block;
        this.minimum = minimum;
        this.pPercent = pPercent;
        this.known = known;
        sizes = new Sizes(block.variables());
    }

    /** Small parts of some cells, and small differences and rests of all. */
    SmallSets with(Predicate<Candidate> cells) {
        block.candidates().stream().filter(cells).forEach(this::addSmallParts);
        addSmallDifferences();
        addSmallRests();
        return this;
    }

    /** All that is in other sets besides what the reader knows, however many people. */
    SmallSets withOthersOf(SmallSets sets) {
        sets.small.forEach(this::addOthers);
        return this;
    }

    Set<BitSet> all() {
        return small;
    }

    /** That nobody is in a part of a hidden cell is not told either; that no others are, a partner may find out. */
    private void addSmallParts(Candidate candidate) {
        for (var part : candidate.parts()) {
            var set = bits(part);

            if (!set.isEmpty() && isSmall(set) && (known.isEmpty() || people(set) > 0)) {
                small.add(set);
            }
        }
    }

    private void addSmallDifferences() {
        var parts = new HashSet<BitSet>();
        block.candidates().forEach(candidate -> List.of(candidate.parts()).forEach(part -> parts.add(bits(part))));
        parts.remove(new BitSet());
        var list = List.copyOf(parts);
        var people = list.stream().mapToLong(this::people).toArray();
        var units = list.stream().map(this::hasUnits).toList();
        for (var i = 0; i < people.length; i++) {
            for (var j = 0; j < people.length; j++) {
                var isNear = people[i] - people[j] < minimum || (units.get(i) && units.get(j));

                if (people[j] <= people[i] && isNear && i != j) {
                    addDifference(list.get(i), list.get(j));
                }
            }
        }
    }

    private boolean hasUnits(BitSet set) {
        return pPercent > 0
                && set.stream().mapToLong(i -> block.variables().get(i).value()).sum() != people(set);
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
    private BitSet overlap(BitSet set, BitSet left, int[] whole) {
        var overlap = (BitSet) set.clone();
        overlap.and(bits(whole));
        overlap.andNot(left);
        return overlap;
    }

    private void addIfSmall(BitSet set) {
        if (people(set) > 0 && isSmall(set)) {
            small.add(set);
        }
    }

    /** Nobody is few, too. */
    boolean isSmall(BitSet set) {
        return people(set) < minimum || isDominated(set);
    }

    /** The p % rule by its definition, on the two largest contributions of each class of people. */
    private boolean isDominated(BitSet set) {
        var first = new TreeMap<Integer, Long>();
        var second = new TreeMap<Integer, Long>();
        var total = 0L;
        for (var variable : set.stream().mapToObj(block.variables()::get).toList()) {
            first.merge(variable.personClass(), variable.largest(), Long::sum);
            second.merge(variable.personClass(), variable.second(), Long::sum);
            total += variable.value();
        }

        var top = Stream.concat(first.values().stream(), second.values().stream())
                .sorted(Comparator.reverseOrder())
                .limit(2)
                .toList();
        return pPercent > 0
                && total != people(set)
                && (total - top.stream().mapToLong(Long::longValue).sum()) * 100.0 / top.get(0) < pPercent;
    }

    private void addOthers(BitSet set) {
        var others = (BitSet) set.clone();
        others.andNot(known);

        if (people(others) > 0) {
            small.add(others);
        }
    }

    private long people(BitSet set) {
        return sizes.people(set.stream().toArray());
    }

    /** Everybody of a set whom the reader does not know. */
    BitSet bits(int[] set) {
        var bits = new BitSet();
        for (var index : set) {
            bits.set(index);
        }

        bits.andNot(known);
        return bits;
    }
}
