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
}
