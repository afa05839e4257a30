package org.lastmile.disclosure.round;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lastmile.disclosure.Block;
import org.lastmile.disclosure.Candidate;

/** The different sums that the cells of a block tell: populations and numerators, each once. */
final class Sums {
    private final List<int[]> sets = new ArrayList<>();
    private final Map<IntBuffer, Integer> numbers = new HashMap<>();
    private final long[] values;
    private final int[][] ofVariable;

    Sums(Block block) {
        for (var candidate : block.candidates()) {
            add(candidate.population());
            var numerator = candidate.numerator();

            if (numerator != null) {
                add(numerator);
            }
        }

        values = new long[sets.size()];
        var lists = new ArrayList<List<Integer>>();
        block.variables().forEach(any -> lists.add(new ArrayList<>()));
        for (var sum = 0; sum < values.length; sum++) {
            for (var variable : sets.get(sum)) {
                values[sum] += block.variables().get(variable).value();
                lists.get(variable).add(sum);
            }
        }

        ofVariable = lists.stream()
                .map(list -> list.stream().mapToInt(i -> i).toArray())
                .toArray(int[][]::new);
    }

    private void add(int[] set) {
        if (numbers.putIfAbsent(IntBuffer.wrap(set), sets.size()) == null) {
            sets.add(set);
        }
    }

    int size() {
        return values.length;
    }

    int population(Candidate candidate) {
        return number(candidate.population());
    }

    /** Number of the numerator's sum, or of the population's when the cell is no share. */
    int numerator(Candidate candidate) {
        var numerator = candidate.numerator();
        return number(numerator == null ? candidate.population() : numerator);
    }

    private int number(int[] set) {
        return numbers.getOrDefault(IntBuffer.wrap(set), -1);
    }

    /** The true value. */
    long value(int sum) {
        return values[sum];
    }

    /** Sums that a variable is in, ascending. */
    int[] ofVariable(int variable) {
        return ofVariable[variable];
    }
}
