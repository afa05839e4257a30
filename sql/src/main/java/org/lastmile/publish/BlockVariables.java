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
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, Integer> classes = new HashMap<>();
    private final List<Variable> variables = new ArrayList<>();
    private final Map<String, BitSet> known = new TreeMap<>();

    /** The variable that a line contributes to the cells of an indicator. */
    int of(MeasureTable measure, MeasureTable.Line line, Indicator indicator) {
        var person = measure.mart() + " " + line.personClass();
        var key = indicator.countsPeople() ? person : person + " " + line.number() + " " + kind(indicator);
        var number = numbers.computeIfAbsent(key, any -> {
            var personClass = classes.computeIfAbsent(person, other -> classes.size());
            variables.add(new Variable(
                    personClass,
                    line.people(),
                    line.value(indicator),
                    line.largest(indicator),
                    line.second(indicator)));
            return variables.size() - 1;
        });
        known.computeIfAbsent(line.partner(), any -> new BitSet()).set(number);
        return number;
    }

    /** Each partner knows the classes of which it has met the people. */
    List<Partner> partners() {
        return known.entrySet().stream()
                .map(partner -> new Partner(
                        partner.getKey(), partner.getValue().stream().toArray()))
                .toList();
    }

    /** Rows of one mart are the same unit for all its indicators; every sum is a unit of its own. */
    private static String kind(Indicator indicator) {
        return indicator.value() == null ? "rows" : indicator.sumColumn();
    }

    List<Variable> all() {
        return variables;
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
}
