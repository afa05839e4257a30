package org.lastmile.disclosure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The cells of nestings, and whether few people tell them apart. */
final class NestedSums {
    private final List<Variable> variables;
    private final Map<String, Candidate> cells = new HashMap<>();
    private final int minimum;

    /** @param isFew whether some people, but few, are in the whole and not in the part */
    record Pair(Candidate whole, Candidate part, boolean isFew) {}

    /** @param isOfPeople whether each person of the classes is counted once, and nothing else */
    private record Counted(BitSet classes, boolean isOfPeople) {
        BitSet without(Counted other) {
            var rest = (BitSet) classes.clone();
            rest.andNot(other.classes);
            return rest;
        }
    }

    private NestedSums(Block together, int minimum) {
        variables = together.variables();
        together.candidates().forEach(cell -> cells.put(cell.id(), cell));
        this.minimum = minimum;
    }

    /** Those that hold; when somebody in the part is not in the whole, nobody can know the one from the other. */
    static List<Pair> of(Block together, List<Nesting> nestings, int minimum) {
        var sums = new NestedSums(together, minimum);
        var pairs = new ArrayList<Pair>();
        nestings.forEach(nesting -> sums.add(nesting, pairs));
        return pairs;
    }

    private void add(Nesting nesting, List<Pair> pairs) {
        var whole = cells.get(nesting.whole());
        var part = cells.get(nesting.part());

        if (whole != null && part != null) {
            var larger = counted(whole);
            var smaller = counted(part);
            var more = people(larger.without(smaller));

            if (smaller.isOfPeople() && smaller.without(larger).isEmpty()) {
                pairs.add(new Pair(whole, part, larger.isOfPeople() && more > 0 && more < minimum));
            }
        }
    }

    /** Classes of which everybody has at least one of what the cell counts. */
    private Counted counted(Candidate cell) {
        var units = new HashMap<Integer, Long>();
        var classes = new BitSet();
        var isOfPeople = true;
        for (var index : cell.population()) {
            var variable = variables.get(index);
            var personClass = variable.personClass();
            isOfPeople &= variable.value() == variable.people() && !units.containsKey(personClass);
            classes.set(personClass, units.merge(personClass, variable.value(), Long::sum) >= variable.people());
        }

        return new Counted(classes, isOfPeople);
    }

    private long people(BitSet classes) {
        var people = new HashMap<Integer, Long>();
        variables.stream()
                .filter(variable -> classes.get(variable.personClass()))
                .forEach(variable -> people.put(variable.personClass(), variable.people()));
        return people.values().stream().mapToLong(Long::longValue).sum();
    }
}
