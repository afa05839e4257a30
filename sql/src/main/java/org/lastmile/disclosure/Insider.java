package org.lastmile.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.lastmile.contract.DisclosurePolicy;
import org.lastmile.disclosure.audit.Known;

/**
 * Somebody who knows some of the people of a block: a partner its own learners, two partners theirs, or a learner themselves.
 * Everything counts at least these people; what is left to find out is how many others there are.
 *
 * @param variables of the people; of one person, all that the class has
 * @param isOne     whether it is one person of these variables, or everybody in them
 * @param own       what these people contribute to each unknown, as the least that it can be
 */
record Insider(BitSet variables, boolean isOne, List<Known> own) {
    Insider {
        own = List.copyOf(own);
    }

    /** Each partner of a block, and each two that put together what they know; those who know the most come first. */
    static List<Insider> of(Block block, Unknowns unknowns, DisclosurePolicy policy) {
        return PartnerViews.known(block, policy).stream()
                .sorted(Comparator.comparingInt(BitSet::cardinality).reversed())
                .map(people -> new Insider(people, false, own(block, unknowns, people, Variable::value)))
                .toList();
    }

    /** One learner of each class; of those who know the same one only. */
    static List<Insider> members(Block block, Unknowns unknowns) {
        var classes = new TreeMap<Integer, BitSet>();
        for (var i = 0; i < block.variables().size(); i++) {
            if (block.variables().get(i).people() > 0) {
                classes.computeIfAbsent(block.variables().get(i).personClass(), any -> new BitSet())
                        .set(i);
            }
        }

        var members = new LinkedHashMap<List<Long>, Insider>();
        classes.values().forEach(mine -> {
            var own = own(block, unknowns, mine, Variable::largest);
            members.putIfAbsent(
                    own.stream()
                            .flatMap(row -> Stream.of((long) row.unknowns()[0], row.low()))
                            .toList(),
                    new Insider(mine, true, own));
        });
        return List.copyOf(members.values());
    }

    /**
     * Somebody who knows of all of several people that they are there, and is none of them: what only one of them is in is
     * no secret from that one, but from the others.
     */
    static Insider together(List<Insider> some) {
        var least = new TreeMap<Integer, Long>();
        for (var one : some) {
            one.own.forEach(row -> least.merge(row.unknowns()[0], row.low(), Math::max));
        }

        return new Insider(new BitSet(), true, rows(least));
    }

    private static List<Known> own(
            Block block, Unknowns unknowns, BitSet people, ToLongFunction<Variable> contribution) {
        var least = new TreeMap<Integer, Long>();
        people.stream().forEach(variable -> {
            for (var unknown : unknowns.ofVariable(variable)) {
                least.merge(unknown, contribution.applyAsLong(block.variables().get(variable)), Long::sum);
            }
        });
        return rows(least);
    }

    private static List<Known> rows(Map<Integer, Long> least) {
        var rows = new ArrayList<Known>();
        least.forEach((unknown, value) -> {
            if (value > 0) {
                rows.add(Known.between(new int[] {unknown}, value, Known.UNLIMITED));
            }
        });
        return rows;
    }

    /** Whether a table counts these people. */
    boolean isPossible(long[] table) {
        for (var row : own) {
            if (!row.isTrueOf(table)) {
                return false;
            }
        }

        return true;
    }

    /** How many people of a set of variables this one does not know. */
    long others(int[] set, Sizes sizes) {
        return isOne
                ? sizes.people(set) - (Arrays.stream(set).anyMatch(variables::get) ? 1 : 0)
                : sizes.people(Arrays.stream(set)
                        .filter(variable -> !variables.get(variable))
                        .toArray());
    }
}
