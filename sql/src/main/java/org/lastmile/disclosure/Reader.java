package org.lastmile.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.lastmile.contract.DisclosurePolicy;

/** What one reader computes from the cells that have been told so far, and must not. */
final class Reader {
    private final Columns columns;
    private final Elimination elimination;
    private final Map<String, int[][]> published = new HashMap<>();
    private final Sizes sizes;
    private boolean knowsNobody;

    /**
     * @param hiddenSums sets of variables, each once
     * @param coalition  how many people in hidden sums put together what they know; 0 to look at none
     */
    private Reader(Block view, List<int[]> hiddenSums, int coalition) {
        columns = new Columns(
                view.variables().size(),
                view.candidates().stream()
                        .flatMap(candidate -> List.of(candidate.published()).stream())
                        .toList());
        view.candidates().forEach(candidate -> published.put(candidate.id(), sums(candidate)));
        sizes = new Sizes(view.variables());
        knowsNobody = hiddenSums.stream().allMatch(sum -> sizes.people(sum) > 0);
        var hidden = new ArrayList<int[]>();
        var holders = new IdentityHashMap<int[], Holders>();
        for (var sum : hiddenSums) {
            var set = columns.of(sum);
            hidden.add(set);
            holders.put(set, sizes.people(sum) > coalition ? Holders.NOBODY : people(view, sum));
        }

        elimination =
                new Elimination(columns.size(), hidden, sum -> holders.getOrDefault(sum, Holders.NOBODY), coalition);
    }

    /** Somebody who knows nothing but what is published, and people who are in hidden sums. */
    static Reader outsider(Block block, List<int[]> hiddenSums, DisclosurePolicy policy) {
        return new Reader(block, hiddenSums, policy.coalition());
    }

    /** Partners. */
    static Reader partners(PartnerView view, List<int[]> hiddenSums) {
        return new Reader(view.block(), hiddenSums, 0);
    }

    private static Holders people(Block view, int[] sum) {
        return new Holders(Arrays.stream(sum)
                .mapToObj(view.variables()::get)
                .filter(variable -> variable.people() > 0)
                .collect(Collectors.toMap(Variable::personClass, Variable::people, (one, same) -> one)));
    }

    /** Whether the cell can be told without that a hidden sum follows. */
    boolean isSafe(Candidate candidate) {
        // Sums about oneself and sums of nobody are about nobody else, whatever is added up of them.
        return (knowsNobody && isOfNobody(candidate))
                ? elimination.isSafeFromOutsiders(sums(candidate.id()))
                : elimination.isSafe(sums(candidate.id()));
    }

    void tell(Candidate candidate) {
        knowsNobody &= isOfNobody(candidate);
        elimination.publish(sums(candidate.id()));
    }

    private boolean isOfNobody(Candidate candidate) {
        return sizes.people(candidate.population()) == 0;
    }

    /** Whether a sum follows from what was told; the sum must be one of the cells' parts, or of their differences. */
    boolean isTold(int[] sum) {
        return elimination.isTold(columns.of(sum));
    }

    private int[][] sums(String id) {
        return published.getOrDefault(id, new int[0][]);
    }

    private int[][] sums(Candidate candidate) {
        return Arrays.stream(candidate.published())
                .filter(sum -> sum.length > 0)
                .map(columns::of)
                .toArray(int[][]::new);
    }
}
