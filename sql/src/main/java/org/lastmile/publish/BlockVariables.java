package org.lastmile.publish;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lastmile.disclosure.Partner;
import org.lastmile.disclosure.Variable;
import org.lastmile.indicator.Indicator;

/** The unknowns of one block: classes of people, and what each class contributes to counts of rows and to sums. */
final class BlockVariables {
    private final AtomsOfYear atoms;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<Integer, List<Integer>> splitOff = new HashMap<>();
    private final List<Variable> variables = new ArrayList<>();
    private final Map<String, Map<String, BitSet>> known = new TreeMap<>();
    private final List<BitSet> sets = new ArrayList<>();
    private int classCount;

    BlockVariables(AtomsOfYear atoms) {
        this.atoms = atoms;
        classCount = atoms.size();
    }

    /** The variables that a line contributes to the cells of an indicator: its people, or what they have, by atom. */
    BitSet of(MeasureTable measure, MeasureTable.Line line, Indicator indicator) {
        var all = new BitSet();

        for (var atom : atoms.of(measure.mart(), line)) {
            var number = indicator.countsPeople()
                    ? numbers.computeIfAbsent("atom " + atom.number(), any -> add(people(atom)))
                    : numbers.computeIfAbsent(
                            "atom " + atom.number() + " " + measure.mart() + " " + line.number() + " "
                                    + kind(indicator),
                            any -> add(amount(atom, line, indicator)));
            addWithSplit(number, all);
        }

        known.computeIfAbsent(measure.mart(), any -> new TreeMap<>())
                .computeIfAbsent(line.partner(), any -> set())
                .or(all);
        return all;
    }

    private void addWithSplit(int number, BitSet all) {
        all.set(number);
        splitOff.getOrDefault(number, List.of()).forEach(part -> addWithSplit(part, all));
    }

    private int add(Variable variable) {
        variables.add(variable);
        return variables.size() - 1;
    }

    private static Variable people(AtomsOfYear.Atom atom) {
        return new Variable(atom.number(), atom.people(), atom.people());
    }

    /** All learners of a class have the same, so that some of them have their part of it. */
    private static Variable amount(AtomsOfYear.Atom atom, MeasureTable.Line line, Indicator indicator) {
        return new Variable(
                atom.number(),
                atom.people(),
                line.value(indicator) / line.people() * atom.people(),
                line.largest(indicator),
                atom.people() == 1 ? 0 : line.second(indicator));
    }

    /** By mart: each partner knows the classes of which it has met the people there. */
    Map<String, List<Partner>> partners() {
        var partners = new TreeMap<String, List<Partner>>();
        known.forEach((mart, some) -> partners.put(
                mart,
                some.entrySet().stream()
                        .map(partner -> new Partner(
                                partner.getKey(), partner.getValue().stream().toArray()))
                        .toList()));
        return partners;
    }

    /** Rows of one mart are the same unit for all its indicators; every sum is a unit of its own. */
    private static String kind(Indicator indicator) {
        return indicator.value() == null ? "rows" : indicator.sumColumn();
    }

    /** An empty set of variables that keeps its people when their class is split. */
    BitSet set() {
        var set = new BitSet();
        sets.add(set);
        return set;
    }

    /** People who are in no cell of today. */
    int gone(long people) {
        return add(new Variable(classCount++, people, people));
    }

    /**
     * Makes a class of their own of some people of a class, who contribute what all of the class do.
     *
     * @param variable that counts people
     * @param people   fewer than it has
     * @return the variable of these people; it stands in all sets in which the first one stands
     */
    int split(int variable, long people) {
        var whole = variables.get(variable);
        var before = variables.size();
        var part = before;
        for (var i = 0; i < before; i++) {
            var one = variables.get(i);

            if (one.personClass() == whole.personClass()) {
                part = i == variable ? variables.size() : part;
                split(i, people, classCount);
            }
        }

        classCount++;
        return part;
    }

    private void split(int variable, long people, int personClass) {
        var whole = variables.get(variable);
        var value = whole.value() * people / whole.people();
        var part = variables.size();
        variables.set(variable, rest(whole, people, value));
        add(new Variable(personClass, people, value));
        splitOff.computeIfAbsent(variable, any -> new ArrayList<>()).add(part);
        sets.stream().filter(set -> set.get(variable)).forEach(set -> set.set(part));
    }

    /** Those who stay, among whom are the two who contribute most: who moved is not known, and nobody may vanish so. */
    private static Variable rest(Variable whole, long people, long value) {
        var stayValue = whole.value() - value;
        var largest = Math.min(whole.largest(), stayValue);
        var second = whole.people() - people < 2 ? 0 : Math.min(whole.second(), Math.min(largest, stayValue - largest));
        return new Variable(whole.personClass(), whole.people() - people, stayValue, largest, second);
    }

    List<Variable> all() {
        return variables;
    }

    long people(int variable) {
        return variables.get(variable).people();
    }

    long value(BitSet set) {
        return set.stream().mapToLong(number -> variables.get(number).value()).sum();
    }

    /** People of a set: a class counts once, however many variables it owns. */
    long people(BitSet set) {
        var counted = new HashMap<Integer, Long>();
        set.stream()
                .mapToObj(variables::get)
                .forEach(variable -> counted.put(variable.personClass(), variable.people()));
        return counted.values().stream().mapToLong(Long::longValue).sum();
    }

    /** What is true of a cell. */
    Truth truth(CellSums.Sums sums, java.util.Set<String> partners) {
        return new Truth(part(sums.population()), part(sums.numerator()), part(sums.rest()), partners);
    }

    private Truth.Part part(BitSet set) {
        return new Truth.Part(people(set), value(set));
    }
}
