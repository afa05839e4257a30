package org.lastmile.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.lastmile.contract.DisclosurePolicy;

/** Decides the cells of a block in the order of their usefulness, cells of earlier editions first. */
final class Selection {
    private final Block block;
    private final Sizes sizes;
    private final Rules rules;
    private final Columns columns;
    private final Elimination elimination;
    private final Map<String, Decision> decided = new HashMap<>();

    Selection(Block block, DisclosurePolicy policy) {
        this.block = block;
        sizes = new Sizes(block.variables());
        rules = new Rules(sizes, policy);
        columns = new Columns(
                block.variables().size(),
                block.candidates().stream()
                        .flatMap(candidate -> List.of(candidate.published()).stream())
                        .toList());
        var hidden = new ArrayList<int[]>();
        var holders = new IdentityHashMap<int[], Holders>();
        for (var sum : HiddenSums.of(block, sizes, policy)) {
            var set = columns.of(sum);
            hidden.add(set);
            holders.put(set, holders(sum, policy.coalition()));
        }

        elimination = new Elimination(
                columns.size(), hidden, sum -> holders.getOrDefault(sum, Holders.NOBODY), policy.coalition());
    }

    /** The people of a sum, when they are few enough to put together what they know. */
    private Holders holders(int[] sum, int most) {
        return sizes.people(sum) > most
                ? Holders.NOBODY
                : new Holders(Arrays.stream(sum)
                        .mapToObj(block.variables()::get)
                        .filter(variable -> variable.people() > 0)
                        .collect(Collectors.toMap(Variable::personClass, Variable::people, (one, same) -> one)));
    }

    /** Decisions by id, in the order of the block; all small numbers that frozen cells reveal are past help. */
    Map<String, Decision> decisions() {
        var fresh = new ArrayList<Candidate>();
        for (var candidate : block.candidates()) {
            if (candidate.frozen() == null) {
                fresh.add(candidate);
            } else {
                keep(candidate, candidate.frozen());
            }
        }

        fresh.sort(Comparator.comparingInt(this::stage)
                .thenComparingInt(Candidate::rank)
                .thenComparing(candidate -> sizes.people(candidate.population()), Comparator.reverseOrder()));
        fresh.forEach(candidate -> decided.put(candidate.id(), decide(candidate)));
        var inOrder = new LinkedHashMap<String, Decision>();
        block.candidates()
                .forEach(candidate -> inOrder.put(candidate.id(), decided.getOrDefault(candidate.id(), hidden())));
        return inOrder;
    }

    /** Which sums of variables can be computed from other decisions on the same cells. */
    Predicate<int[]> told(Map<String, Decision> decisions) {
        var published = new Elimination(columns.size(), List.of(), sum -> Holders.NOBODY, 0);
        for (var candidate : block.candidates()) {
            var decision = decisions.get(candidate.id());

            if (decision != null && isTold(candidate, decision)) {
                published.publish(sums(candidate));
            }
        }

        return sum -> published.isTold(columns.of(sum));
    }

    private void keep(Candidate candidate, Decision frozen) {
        decided.put(candidate.id(), frozen);

        if (isTold(candidate, frozen)) {
            elimination.publish(sums(candidate));
        }
    }

    private Decision decide(Candidate candidate) {
        var alone = rules.alone(candidate);

        if (!isTold(candidate, alone)) {
            return alone;
        }

        return elimination.publishIfSafe(sums(candidate)) ? alone : hidden();
    }

    /** Whether the decision tells the sums of the cell: a shown cell does, and one that says that nobody is there. */
    private boolean isTold(Candidate candidate, Decision decision) {
        return decision instanceof Decision.Show
                || (decision instanceof Decision.Nobody && sizes.people(candidate.population()) == 0);
    }

    /** Empty populations cost nothing and come before everything else. */
    private int stage(Candidate candidate) {
        return sizes.people(candidate.population()) == 0 ? 0 : 1;
    }

    private int[][] sums(Candidate candidate) {
        var published = candidate.published();
        var sums = new int[published.length][];
        for (var i = 0; i < sums.length; i++) {
            sums[i] = columns.of(published[i]);
        }

        return sums;
    }

    private static Decision hidden() {
        return new Decision.Protect();
    }
}
