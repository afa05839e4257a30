package org.lastmile.disclosure.round;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.lastmile.disclosure.Block;

/** Makes classes that are as large as the cells allow: classes that contribute to the same sums become one. */
final class PersonClasses {
    private PersonClasses() {}

    /** Classes with people, in the order of the sums they are in, so that neighbours have much in common. */
    static List<PersonClass> of(Block block, Sums sums) {
        var byClass = new TreeMap<Integer, TreeMap<IntBuffer, Long>>();
        var people = new TreeMap<Integer, Long>();
        for (var i = 0; i < block.variables().size(); i++) {
            var variable = block.variables().get(i);
            var in = IntBuffer.wrap(sums.ofVariable(i));

            if (in.capacity() > 0 && variable.people() > 0) {
                people.put(variable.personClass(), variable.people());
                byClass.computeIfAbsent(variable.personClass(), any -> new TreeMap<>())
                        .merge(in, variable.value(), Long::sum);
            }
        }

        var merged = new TreeMap<List<IntBuffer>, Merging>(PersonClasses::compare);
        byClass.forEach((number, columns) -> merged.computeIfAbsent(List.copyOf(columns.keySet()), any -> new Merging())
                .add(people.getOrDefault(number, 0L), List.copyOf(columns.values())));
        var classes = new ArrayList<PersonClass>();
        merged.forEach((key, merging) -> classes.add(merging.made(key)));
        return classes;
    }

    /** Classes that become one: people and values add up. */
    private static final class Merging {
        private long people;
        private long[] values = {};

        void add(long more, List<Long> units) {
            people += more;
            values = Arrays.copyOf(values, units.size());
            for (var i = 0; i < values.length; i++) {
                values[i] += units.get(i);
            }
        }

        PersonClass made(List<IntBuffer> key) {
            var columns = new ArrayList<PersonClass.Column>();
            for (var i = 0; i < values.length; i++) {
                columns.add(new PersonClass.Column(key.get(i).array(), values[i]));
            }

            return new PersonClass(people, columns);
        }
    }

    private static int compare(List<IntBuffer> one, List<IntBuffer> other) {
        for (var i = 0; i < Math.min(one.size(), other.size()); i++) {
            var order = one.get(i).compareTo(other.get(i));

            if (order != 0) {
                return order;
            }
        }

        return Integer.compare(one.size(), other.size());
    }
}
