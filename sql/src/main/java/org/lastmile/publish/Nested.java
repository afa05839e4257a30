package org.lastmile.publish;

import java.util.BitSet;
import org.lastmile.publish.CellSums.Sums;

/** Compares a number that was told of the people of then with a new one over people of whom the others are a part. */
record Nested(BlockVariables variables, int minimum) {
    /**
     * Whether the new cell differs from the told one by few people.
     *
     * @param now  who is in the told cell today
     * @param told what was true of it when it was told
     * @param then the people of then where the gate knows them, so that it sees a difference by itself; else of today
     */
    boolean tells(Sums now, Truth told, Sums then, Sums fresh) {
        for (var mine = 0; mine < Truth.PARTS; mine++) {
            for (var other = 0; other < Truth.PARTS; other++) {
                var isSeen = !now.equals(then) && isNested(then.part(mine), fresh.part(other));

                if (!isSeen
                        && isNested(now.part(mine), fresh.part(other))
                        && isFew(variables.people(fresh.part(other))
                                - told.parts().get(mine).people())) {
                    return true;
                }
            }
        }

        return false;
    }

    /** Whether a difference is about fewer people than may be told. */
    boolean isFew(long difference) {
        return difference != 0 && Math.abs(difference) < minimum;
    }

    private static boolean isNested(BitSet one, BitSet other) {
        return !one.isEmpty() && !other.isEmpty() && (isPart(one, other) || isPart(other, one));
    }

    private static boolean isPart(BitSet part, BitSet whole) {
        return part.cardinality() <= whole.cardinality() && part.stream().allMatch(whole::get);
    }
}
