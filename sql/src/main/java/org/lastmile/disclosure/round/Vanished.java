package org.lastmile.disclosure.round;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.lastmile.disclosure.Candidate;

/**
 * A class that was told and has nobody any more, but was too small to be taken back: it still counts in the cells it was
 * in, and in every sum that holds all that is left of such a cell.
 */
final class Vanished {
    private final List<Candidate> told;
    private final Sums sums;
    private final BitSet[] in;

    Vanished(List<Candidate> told, Sums sums, List<PersonClass> classes) {
        this.told = told;
        this.sums = sums;
        in = new BitSet[sums.size()];
        Arrays.setAll(in, any -> new BitSet());
        for (var i = 0; i < classes.size(); i++) {
            for (var sum : classes.get(i).sums()) {
                in[sum].set(i);
            }
        }
    }

    PersonClass of(String key) {
        var was = Keys.sums(key, told, sums);
        var is = IntStream.range(0, in.length)
                .filter(sum -> Arrays.binarySearch(was, sum) >= 0 || holdsOneOf(sum, was))
                .toArray();
        return new PersonClass(0, List.of(new PersonClass.Column(is, 0)));
    }

    private boolean holdsOneOf(int sum, int[] parts) {
        return Arrays.stream(parts).anyMatch(part -> {
            var rest = (BitSet) in[part].clone();
            rest.andNot(in[sum]);
            return rest.isEmpty() && !in[part].isEmpty();
        });
    }
}
