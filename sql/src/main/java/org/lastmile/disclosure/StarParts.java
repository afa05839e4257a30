package org.lastmile.disclosure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The parts into which the totals divide the variables: all variables that stand in the same totals, and in the same of
 * their numerators. A total that is no cell of the block is what its groups make up.
 */
final class StarParts {
    private final Map<String, Integer> wholes = new LinkedHashMap<>();
    private final List<BitSet> populations = new ArrayList<>();
    private final List<BitSet> numerators = new ArrayList<>();
    private final Map<List<Integer>, Integer> parts = new LinkedHashMap<>();
    private final int[] partOf;

    StarParts(Block block, Map<String, Place> places) {
        var shares = new TreeSet<Integer>();
        block.candidates().forEach(candidate -> {
            var number = add(places.getOrDefault(candidate.id(), Place.total(candidate.id())), candidate);

            if (candidate.numerator() != null) {
                shares.add(number);
            }
        });
        var keys = keys(block.variables().size());
        partOf = keys.stream().mapToInt(this::number).toArray();
        var occupied = List.copyOf(parts.keySet());
        shares.forEach(share -> addEmptyParts(share, shares, occupied));
    }

    int size() {
        return parts.size();
    }

    int partOf(int variable) {
        return partOf[variable];
    }

    /** Number of the total that a cell is a part of. */
    int whole(Place place) {
        var number = wholes.get(place.whole());

        if (number == null) {
            throw new IllegalArgumentException("Cell of " + place.whole() + " is not in the block.");
        }

        return number;
    }

    /** The parts by the marks that tell them apart: twice the number of each total, plus one for its numerator. */
    Map<List<Integer>, Integer> byMarks() {
        return parts;
    }

    static int population(int whole) {
        return 2 * whole;
    }

    static int numerator(int whole) {
        return 2 * whole + 1;
    }

    private int add(Place place, Candidate candidate) {
        var number = wholes.computeIfAbsent(place.whole(), any -> wholes.size());

        if (number == populations.size()) {
            populations.add(new BitSet());
            numerators.add(new BitSet());
        }

        for (var variable : candidate.population()) {
            populations.get(number).set(variable);
        }

        var numerator = candidate.numerator();

        if (numerator != null) {
            for (var variable : numerator) {
                numerators.get(number).set(variable);
            }
        }

        return number;
    }

    private List<List<Integer>> keys(int variables) {
        var keys = new ArrayList<List<Integer>>();
        for (var variable = 0; variable < variables; variable++) {
            keys.add(new ArrayList<>());
        }

        for (var whole = 0; whole < populations.size(); whole++) {
            var mark = population(whole);
            populations.get(whole).stream()
                    .forEach(variable -> keys.get(variable).add(mark));
            numerators.get(whole).stream()
                    .forEach(variable -> keys.get(variable).add(mark + 1));
        }

        return keys;
    }

    private int number(List<Integer> marks) {
        return parts.computeIfAbsent(List.copyOf(marks), any -> parts.size());
    }

    /**
     * A reader does not know that nobody, or everybody, is in a numerator. Whoever were in it (or not) would be so in the
     * same numerator of longer periods as well; those of which the same is true stand for them.
     *
     * @param occupied marks of the parts in which somebody is
     */
    private void addEmptyParts(int share, Set<Integer> shares, List<List<Integer>> occupied) {
        if (numerators.get(share).isEmpty()) {
            var joined = shares.stream()
                    .filter(other -> !numerators.get(other).intersects(populations.get(share)))
                    .toList();
            largest(share, occupied).forEach(marks -> number(with(marks, joined)));
        }

        if (rest(share).isEmpty()) {
            var left = shares.stream()
                    .filter(other -> !rest(other).intersects(populations.get(share)))
                    .map(StarParts::numerator)
                    .toList();
            smallest(share, occupied)
                    .forEach(marks -> number(
                            marks.stream().filter(mark -> !left.contains(mark)).toList()));
        }
    }

    /** Who reaches a step has reached those before it, so that only people with most marks may have one more. */
    private static Stream<List<Integer>> largest(int share, List<List<Integer>> occupied) {
        var some = parts(share, occupied);
        return some.stream().filter(marks -> some.stream()
                .noneMatch(other -> other.size() > marks.size() && other.containsAll(marks)));
    }

    /** And only people with fewest may have one fewer. */
    private static Stream<List<Integer>> smallest(int share, List<List<Integer>> occupied) {
        var some = parts(share, occupied);
        return some.stream().filter(marks -> some.stream()
                .noneMatch(other -> other.size() < marks.size() && marks.containsAll(other)));
    }

    private static List<List<Integer>> parts(int share, List<List<Integer>> occupied) {
        return occupied.stream()
                .filter(marks -> marks.contains(population(share)))
                .toList();
    }

    private static List<Integer> with(List<Integer> marks, List<Integer> joined) {
        return Stream.concat(
                        marks.stream(),
                        joined.stream()
                                .filter(other -> marks.contains(population(other)))
                                .map(StarParts::numerator))
                .sorted()
                .toList();
    }

    private BitSet rest(int whole) {
        var rest = (BitSet) populations.get(whole).clone();
        rest.andNot(numerators.get(whole));
        return rest;
    }
}
