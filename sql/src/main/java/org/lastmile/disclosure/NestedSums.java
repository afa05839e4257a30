package org.lastmile.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The cells of nestings, and whether few people tell them apart. */
final class NestedSums {
    private final List<Variable> variables;
    private final Sizes sizes;
    private final Map<String, Candidate> cells = new HashMap<>();
    private final int minimum;

    /**
     * A part of a cell that holds the same part of another one, as {@link Unknowns#of} names parts.
     *
     * @param more  variables of the whole that are not in the part, by their places in it; none when the two count other units
     * @param isFew whether some people, but few, are in the whole and not in the part
     */
    // An array, for the same reason as in Candidate.
    @SuppressWarnings("ArrayRecordComponent")
    record Pair(Candidate whole, Candidate part, int ofCell, int[] more, boolean isFew) {}

    private NestedSums(Block together, int minimum) {
        variables = together.variables();
        sizes = new Sizes(variables);
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

        if (whole == null || part == null) {
            return;
        }

        if (nesting.withNumerators() && whole.numerator() != null && part.numerator() != null) {
            add(whole, part, 1, pairs);
            add(whole, part, 2, pairs);
        } else {
            add(whole, part, 0, pairs);
        }
    }

    private void add(Candidate whole, Candidate part, int ofCell, List<Pair> pairs) {
        var larger = whole.parts()[ofCell];
        var smaller = part.parts()[ofCell];

        if (IndexSets.isSubset(smaller, larger)) {
            var more = IntStream.range(0, larger.length)
                    .filter(place -> Arrays.binarySearch(smaller, larger[place]) < 0)
                    .toArray();
            var people =
                    sizes.people(IntStream.of(more).map(place -> larger[place]).toArray());
            pairs.add(new Pair(whole, part, ofCell, more, people > 0 && people < minimum));
        } else if (isOfPeople(smaller) && haveOneEach(smaller, larger)) {
            pairs.add(new Pair(whole, part, ofCell, new int[0], false));
        }
    }

    /** Whether each person is counted once, and nothing else. */
    private boolean isOfPeople(int[] sum) {
        return Arrays.stream(sum).mapToObj(variables::get).allMatch(variable -> variable.value() == variable.people())
                && sizes.people(sum) == sizes.value(sum);
    }

    /** Whether everybody of the one has at least one of what the other counts. */
    private boolean haveOneEach(int[] people, int[] units) {
        var has = new HashMap<Integer, Long>();
        Arrays.stream(units)
                .mapToObj(variables::get)
                .forEach(variable -> has.merge(variable.personClass(), variable.value(), Long::sum));
        return Arrays.stream(people)
                .mapToObj(variables::get)
                .allMatch(variable -> has.getOrDefault(variable.personClass(), -1L) >= variable.people());
    }
}
