package org.lastmile.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Takes a block apart whose cells have several sides, such as marts: on each side other people, so that audits, which look
 * at how tables are joined, and readers who know some rows of a side, meet each side alone. What everybody finds out who
 * knows that people of several sides are the same is looked at over the whole block.
 */
public final class Sides {
    private final Block together;
    private final Function<String, String> sideOf;
    private final List<Variable> variables = new ArrayList<>();
    private final Map<String, Map<Integer, Integer>> numbers = new TreeMap<>();
    private int classes;

    private Sides(Block together, Function<String, String> sideOf) {
        this.together = together;
        this.sideOf = sideOf;
        bySide().forEach(this::number);
    }

    /**
     * @param sideOf   of a cell, by id
     * @param partners by side, who knows which variables of the whole block there
     */
    public static Block apart(
            Block together, Function<String, String> sideOf, Map<String, ? extends List<Partner>> partners) {
        var sides = new Sides(together, sideOf);
        return new Block(
                sides.variables,
                together.candidates().stream().map(sides::moved).toList(),
                together.splits(),
                sides.moved(partners));
    }

    private Map<String, Set<Integer>> bySide() {
        var sides = new TreeMap<String, Set<Integer>>();
        together.candidates().forEach(cell -> {
            var side = sides.computeIfAbsent(sideOf.apply(cell.id()), any -> new TreeSet<>());
            Arrays.stream(cell.population()).forEach(side::add);
        });
        return sides;
    }

    private void number(String side, Set<Integer> some) {
        var own = numbers.computeIfAbsent(side, any -> new TreeMap<>());
        var classOf = new TreeMap<Integer, Integer>();

        for (var variable : some) {
            var whole = together.variables().get(variable);
            var personClass = classOf.computeIfAbsent(whole.personClass(), any -> classes++);
            own.put(variable, variables.size());
            variables.add(new Variable(personClass, whole.people(), whole.value(), whole.largest(), whole.second()));
        }
    }

    private Candidate moved(Candidate cell) {
        var own = numbers.getOrDefault(sideOf.apply(cell.id()), Map.of());
        var numerator = cell.numerator();
        return new Candidate(
                cell.id(),
                cell.rank(),
                moved(cell.population(), own),
                numerator == null ? null : moved(numerator, own),
                cell.frozen());
    }

    private List<Partner> moved(Map<String, ? extends List<Partner>> partners) {
        var known = new LinkedHashMap<String, Set<Integer>>();
        new TreeMap<>(partners)
                .forEach((side, some) -> some.forEach(
                        partner -> Arrays.stream(moved(partner.variables(), numbers.getOrDefault(side, Map.of())))
                                .forEach(known.computeIfAbsent(partner.id(), any -> new TreeSet<>())::add)));
        return known.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(partner -> new Partner(
                        partner.getKey(),
                        partner.getValue().stream().mapToInt(number -> number).toArray()))
                .toList();
    }

    /** Variables that no cell of the side counts have no number there. */
    private static int[] moved(int[] variables, Map<Integer, Integer> own) {
        return Arrays.stream(variables)
                .filter(own::containsKey)
                .map(variable -> own.getOrDefault(variable, -1))
                .toArray();
    }
}
