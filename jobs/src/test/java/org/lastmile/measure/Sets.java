package org.lastmile.measure;

import java.util.BitSet;

/** Sets of people. */
final class Sets {
    private Sets() {}

    static BitSet minus(BitSet whole, BitSet part) {
        var rest = (BitSet) whole.clone();
        rest.andNot(part);
        return rest;
    }

    static boolean isPart(BitSet part, BitSet whole) {
        return part.stream().allMatch(whole::get);
    }

    static BitSet union(BitSet one, BitSet other) {
        var union = (BitSet) one.clone();
        union.or(other);
        return union;
    }
}
