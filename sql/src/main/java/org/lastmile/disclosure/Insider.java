package org.lastmile.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.lastmile.contract.DisclosurePolicy;
import org.lastmile.disclosure.audit.Known;

/**
 * Somebody who knows some of the people of a block: a partner its own learners, or two partners theirs. Everything counts at
 * least these people; what is left to find out is how many others there are.
 *
 * @param people variables
 * @param own    what these people contribute to each unknown, as the least that it can be
 */
record Insider(BitSet people, List<Known> own) {
    Insider {
        own = List.copyOf(own);
    }

    /** Each partner of a block, and each two that put together what they know; those who know the most come first. */
    static List<Insider> of(Block block, Unknowns unknowns, DisclosurePolicy policy) {
        return PartnerViews.known(block, policy).stream()
                .sorted(Comparator.comparingInt(BitSet::cardinality).reversed())
                .map(people -> new Insider(people, own(block, unknowns, people)))
                .toList();
    }

    private static List<Known> own(Block block, Unknowns unknowns, BitSet people) {
        var least = new TreeMap<Integer, Long>();
        people.stream().forEach(variable -> {
            for (var unknown : unknowns.ofVariable(variable)) {
                least.merge(unknown, block.variables().get(variable).value(), Long::sum);
            }
        });
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
        return own.stream().allMatch(row -> row.isTrueOf(table));
    }

    /** Those of a set of variables whom this one does not know. */
    int[] others(int[] set) {
        return Arrays.stream(set).filter(variable -> !people.get(variable)).toArray();
    }
}
