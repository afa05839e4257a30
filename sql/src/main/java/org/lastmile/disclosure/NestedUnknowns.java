package org.lastmile.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.lastmile.disclosure.audit.Known;

/**
 * Unknowns of several sides of a block, and what readers know of several together: what a population leaves of one of which
 * it is a part, is an unknown of its own, and so at least nothing. Otherwise tables of two sides can be those of different
 * people, so that a reader learns nothing of the one from the other.
 */
public final class NestedUnknowns implements Unknowns {
    private final Unknowns sides;
    private final Sizes sizes;
    private final Map<String, Candidate> own;
    private final List<Known> structure;
    private final Map<Integer, int[]> fewMore = new TreeMap<>();
    private final Map<Integer, List<Integer>> differencesOf = new HashMap<>();
    private final List<Long> values = new ArrayList<>();

    /**
     * @param sides    unknowns of the block, those of each side for themselves
     * @param nestings of cells of the block, and of others that stand beside them; such as do not hold are left out
     * @param minimum  fewest people that may be known
     */
    public NestedUnknowns(Block block, Unknowns sides, List<Nesting> nestings, int minimum) {
        this.sides = sides;
        structure = new ArrayList<>(sides.structure());
        Arrays.stream(sides.values()).forEach(values::add);
        own = block.candidates().stream().collect(Collectors.toMap(Candidate::id, cell -> cell));
        var together = block.together().orElse(block);
        sizes = new Sizes(together.variables());
        NestedSums.of(together, nestings, minimum).stream()
                .filter(pair -> own.containsKey(pair.whole().id())
                        || own.containsKey(pair.part().id()))
                .filter(pair -> isKnown(pair.whole()) && isKnown(pair.part()))
                .forEach(this::add);
    }

    /** Of others, only what they tell. */
    private boolean isKnown(Candidate cell) {
        return own.containsKey(cell.id()) || cell.isFrozenShow();
    }

    private void add(NestedSums.Pair pair) {
        var row = new TreeMap<Integer, Integer>();
        var told = add(pair.part(), pair.ofCell(), -1, row) - add(pair.whole(), pair.ofCell(), 1, row);
        row.values().removeIf(coefficient -> coefficient == 0);
        var difference = values.size();
        values.add(row.entrySet().stream()
                        .mapToLong(term -> term.getValue() * values.get(term.getKey()))
                        .sum()
                - told);
        row.put(difference, -1);
        structure.add(new Known(array(row.keySet()), array(row.values()), told, told));
        name(difference, pair);
    }

    /** Variables have the same order on their side as among all. */
    private void name(int difference, NestedSums.Pair pair) {
        var whole = own.get(pair.whole().id());
        var more = whole == null
                ? new int[0]
                : IntStream.of(pair.more())
                        .map(place -> whole.parts()[pair.ofCell()][place])
                        .toArray();
        IntStream.of(more).forEach(variable -> differencesOf
                .computeIfAbsent(variable, any -> new ArrayList<>())
                .add(difference));

        if (pair.isFew()) {
            fewMore.put(difference, more);
        }
    }

    /** Adds the unknowns of a part of a cell to a row; returns what others tell of it. */
    private long add(Candidate cell, int part, int coefficient, Map<Integer, Integer> row) {
        var here = own.get(cell.id());

        if (here == null) {
            return sizes.value(cell.parts()[part]);
        }

        Arrays.stream(sides.of(here, part)).forEach(unknown -> row.merge(unknown, coefficient, Integer::sum));
        return 0;
    }

    private static int[] array(Collection<Integer> numbers) {
        return numbers.stream().mapToInt(number -> number).toArray();
    }

    @Override
    public int size() {
        return values.size();
    }

    @Override
    public int[] of(Candidate candidate, int part) {
        return sides.of(candidate, part);
    }

    @Override
    public int[] ofDifference(int[] variables) {
        return sides.ofDifference(variables);
    }

    @Override
    public int[] ofVariable(int variable) {
        return IntStream.concat(
                        IntStream.of(sides.ofVariable(variable)),
                        differencesOf.getOrDefault(variable, List.of()).stream().mapToInt(unknown -> unknown))
                .toArray();
    }

    @Override
    public List<Known> structure() {
        return List.copyOf(structure);
    }

    @Override
    public Map<Integer, int[]> fewMore() {
        return new TreeMap<>(fewMore);
    }

    @Override
    public long[] values() {
        return values.stream().mapToLong(value -> value).toArray();
    }
}
