package org.lastmile.disclosure.round;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.lastmile.contract.DisclosurePolicy;
import org.lastmile.disclosure.Block;
import org.lastmile.disclosure.Candidate;
import org.lastmile.disclosure.Decision;
import org.lastmile.disclosure.Variable;

/** Blocks, policies and numbers of the tests. */
final class Cases {
    private Cases() {}

    static DisclosurePolicy policy(int minimum) {
        return new DisclosurePolicy(
                "test",
                "Test",
                minimum,
                List.of(new DisclosurePolicy.Band(minimum, null, 20)),
                minimum,
                2,
                2,
                2,
                10,
                List.of(new DisclosurePolicy.RangeSize(0, 2L * minimum)),
                10_000);
    }

    /** Moves to nobody or to the base only, pins nobody who is not alone or one of two, and has no headline. */
    static Settings settings(int base) {
        return new Settings(base, 0, 2, 200, any -> false);
    }

    static List<Variable> people(long... people) {
        return IntStream.range(0, people.length)
                .mapToObj(i -> new Variable(i, people[i], people[i]))
                .toList();
    }

    static Candidate sum(String id, int... set) {
        return Candidate.sum(id, 0, set);
    }

    static Rounding.Result round(Settings settings, Block block, Ledger ledger) {
        return new Rounding(settings, ledger).round(block, policy(settings.base()));
    }

    static long number(Map<String, Decision> decisions, String id) {
        if (decisions.get(id) instanceof Decision.Rounded rounded) {
            return rounded.of();
        }

        throw new AssertionError("cell " + id + " has no number: " + decisions.get(id));
    }

    /** Cells as sums of all variables whose words they name; each variable has some words. */
    static List<Candidate> cells(List<List<String>> words) {
        var sets = new TreeMap<String, List<Integer>>();
        for (var i = 0; i < words.size(); i++) {
            for (var word : words.get(i)) {
                sets.computeIfAbsent(word, any -> new ArrayList<>()).add(i);
            }
        }

        var cells = new ArrayList<Candidate>();
        sets.forEach(
                (id, set) -> cells.add(sum(id, set.stream().mapToInt(i -> i).toArray())));
        return cells;
    }

    static boolean isPart(Candidate part, Candidate whole) {
        return IntStream.of(part.population()).allMatch(i -> java.util.Arrays.binarySearch(whole.population(), i) >= 0);
    }
}
