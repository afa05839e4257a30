package org.lastmile.disclosure;

import java.util.HashMap;
import java.util.List;

/** People and value of sets of variables of one block; people of a class that owns several variables count once. */
final class Sizes {
    private final List<Variable> variables;
    private final int[] classOf;
    private final int[] seenIn;
    private int round;

    Sizes(List<Variable> variables) {
        this.variables = variables;
        classOf = new int[variables.size()];
        seenIn = new int[variables.size()];
        var classes = new HashMap<Integer, Integer>();
        for (var i = 0; i < classOf.length; i++) {
            classOf[i] = classes.computeIfAbsent(variables.get(i).personClass(), any -> classes.size());
        }
    }

    long people(int[] set) {
        round++;
        var people = 0L;
        for (var index : set) {
            if (seenIn[classOf[index]] != round) {
                seenIn[classOf[index]] = round;
                people += variables.get(index).people();
            }
        }

        return people;
    }

    long value(int[] set) {
        var value = 0L;
        for (var index : set) {
            value += variables.get(index).value();
        }

        return value;
    }

    /**
     * Whether the one with the second largest contribution to a sum would know the largest to within so many percent: what
     * all others contribute is less. Where classes have several variables, the most that two people of them may contribute
     * stands for what they do: the answer is then rather yes than no.
     *
     * @see <a href="README.md">the p % rule</a>
     */
    boolean isDominated(int[] set, int percent) {
        var largest = new HashMap<Integer, Long>();
        var second = new HashMap<Integer, Long>();
        for (var index : set) {
            largest.merge(classOf[index], variables.get(index).largest(), Long::sum);
            second.merge(classOf[index], variables.get(index).second(), Long::sum);
        }

        var most = 0L;
        var next = 0L;
        for (var entry : largest.entrySet()) {
            for (var contribution : List.of(entry.getValue(), second.getOrDefault(entry.getKey(), 0L))) {
                next = Math.max(next, Math.min(most, contribution));
                most = Math.max(most, contribution);
            }
        }

        return 100 * (value(set) - most - next) < percent * most;
    }
}
