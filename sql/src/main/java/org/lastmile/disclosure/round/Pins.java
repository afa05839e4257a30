package org.lastmile.disclosure.round;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * Classes that count as nobody: those of populations, and of differences of nested populations, with so few people that
 * whoever knows one of them would read from a full group what the person has done. A numerator is no population: that few
 * of many people have done something says of nobody who.
 */
final class Pins {
    private final List<PersonClass> classes;
    private final BitSet pinned = new BitSet();

    /** The classes of a population. */
    private record People(BitSet in, long people, long mask) {}

    private Pins(List<PersonClass> classes) {
        this.classes = classes;
    }

    /** @param populations numbers of sums that are populations */
    static BitSet of(List<PersonClass> classes, BitSet populations, int alone) {
        var pins = new Pins(classes);
        var all = pins.sorted(populations);
        var first = 0;
        for (var whole : all) {
            while (all.get(first).people() < whole.people() - alone) {
                first++;
            }

            if (whole.people() <= alone) {
                pins.pinned.or(whole.in());
            }

            for (var at = first; at < all.size() && all.get(at).people() < whole.people(); at++) {
                pins.pinDifference(whole, all.get(at));
            }
        }

        return pins.pinned;
    }

    private void pinDifference(People whole, People part) {
        if ((part.mask() & ~whole.mask()) != 0) {
            return;
        }

        var outside = (BitSet) part.in().clone();
        outside.andNot(whole.in());

        if (outside.isEmpty()) {
            var difference = (BitSet) whole.in().clone();
            difference.andNot(part.in());
            pinned.or(difference);
        }
    }

    private List<People> sorted(BitSet populations) {
        var sets = new BitSet[populations.length()];
        Arrays.setAll(sets, any -> new BitSet());
        for (var i = 0; i < classes.size(); i++) {
            for (var sum : classes.get(i).sums()) {
                if (populations.get(sum)) {
                    sets[sum].set(i);
                }
            }
        }

        var all = new ArrayList<People>();
        for (var set : sets) {
            if (!set.isEmpty()) {
                var people =
                        set.stream().mapToLong(i -> classes.get(i).people()).sum();
                var mask = set.stream().mapToLong(i -> 1L << (i & 63)).reduce(0L, (a, b) -> a | b);
                all.add(new People(set, people, mask));
            }
        }

        all.sort(Comparator.comparingLong(People::people));
        return all;
    }
}
