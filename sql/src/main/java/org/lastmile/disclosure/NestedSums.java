package org.lastmile.disclosure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The cells of nestings, and whether few people tell them apart. */
final class NestedSums {
    private final List<Variable> variables;
    private final Map<String, Candidate> cells = new HashMap<>();
    private final int minimum;

    /**
     * A cell that holds another one.
     *
     * @param more  places in the population of the whole of people who are not in the part; none when it counts anything else
     * @param isFew whether these are some people, but few
     */
    // An array, for the same reason as in Candidate.
    @SuppressWarnings("ArrayRecordComponent")
    record Pair(Candidate whole, Candidate part, int[] more, boolean isFew) {}

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

            if (smaller.isOfPeople() && smaller.without(larger).isEmpty()) {
                var more = larger.isOfPeople() ? places(whole, larger.without(smaller)) : new int[0];
                var people = IntStream.of(more)
                        .mapToLong(place ->
                                variables.get(whole.population()[place]).people())
                        .sum();
                pairs.add(new Pair(whole, part, more, people > 0 && people < minimum));
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

    private int[] places(Candidate cell, BitSet classes) {
        return IntStream.range(0, cell.population().length)
                .filter(place ->
                        classes.get(variables.get(cell.population()[place]).personClass()))
                .toArray();
    }
}
