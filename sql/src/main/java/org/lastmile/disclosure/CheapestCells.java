package org.lastmile.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.lastmile.disclosure.audit.Claim;
import org.lastmile.disclosure.audit.Known;
import org.lastmile.disclosure.audit.Limits;
import org.lastmile.disclosure.audit.Regions;
import org.lastmile.disclosure.audit.Secret;
import org.lastmile.disclosure.audit.Withdrawals;

/** The cells whose withdrawal costs least for the width of some secrets. */
final class CheapestCells {
    /** Of a region in which the cheapest change is looked for first. */
    private static final int MOST_UNKNOWNS = 1_000;

    private static final int EVERYWHERE = -1;

    private final Block block;
    private final Draft draft;
    private final Limits limits;

    CheapestCells(Block block, Draft draft, Limits limits) {
        this.block = block;
        this.draft = draft;
        this.limits = limits;
    }

    /**
     * Indexes of cells that tell their number now; none when nothing helps.
     *
     * @param own what the reader knows besides
     */
    Set<Integer> of(List<Secret> secrets, List<Known> own) {
        var cells = new ArrayList<Integer>();
        var fixed = new ArrayList<>(draft.unknowns().structure());
        fixed.addAll(own);
        for (var i = 0; i < block.candidates().size(); i++) {
            if (isWithdrawable(i)) {
                cells.add(i);
            } else {
                fixed.addAll(draft.rows(block.candidates().get(i)));
            }
        }

        cells.sort(usefulness());
        return choose(cells, fixed, secrets);
    }

    /** Whether a cell is new and does not say the least yet. */
    boolean canSayLess(int cell) {
        var candidate = block.candidates().get(cell);
        var decision = draft.decision(candidate);
        return candidate.frozen() == null
                && !(decision instanceof Decision.Protect || decision instanceof Decision.Nobody);
    }

    private boolean isWithdrawable(int cell) {
        return canSayLess(cell)
                && draft.decision(block.candidates().get(cell)) instanceof Decision.Show
                && draft.sizes().people(block.candidates().get(cell).population()) > 0;
    }

    /** The most useful first. */
    Comparator<Integer> usefulness() {
        return Comparator.<Integer>comparingInt(
                        cell -> block.candidates().get(cell).rank())
                .thenComparing(
                        cell -> draft.sizes()
                                .people(block.candidates().get(cell).population()),
                        Comparator.reverseOrder());
    }

    private Set<Integer> choose(List<Integer> cells, List<Known> fixed, List<Secret> secrets) {
        var claims = new ArrayList<Claim>();
        for (var i = 0; i < cells.size(); i++) {
            claims.add(claim(block.candidates().get(cells.get(i)), 1 + 2.0 * (cells.size() - i) / cells.size()));
        }

        var regions = regions();
        var byRegion = new TreeMap<Integer, List<Secret>>();
        secrets.forEach(secret -> byRegion.computeIfAbsent(
                        regions.around(secret.unknowns()).orElse(EVERYWHERE), any -> new ArrayList<>())
                .add(secret));
        var everywhere = new ArrayList<>(byRegion.getOrDefault(EVERYWHERE, List.of()));
        byRegion.remove(EVERYWHERE);
        var truth = draft.unknowns().values();
        var chosen = new TreeSet<Integer>();
        byRegion.entrySet().parallelStream()
                .map(some -> {
                    var region = regions.unknowns(some.getKey());
                    try (var withdrawals = new Withdrawals(truth, region, fixed, claims)) {
                        return withdrawals.widen(some.getValue(), limits);
                    }
                })
                .toList()
                .forEach(choice -> {
                    chosen.addAll(choice.claims());
                    everywhere.addAll(choice.narrow());
                });

        if (!everywhere.isEmpty()) {
            var all = IntStream.range(0, truth.length).toArray();
            try (var withdrawals = new Withdrawals(truth, all, fixed, claims)) {
                chosen.forEach(withdrawals::withdraw);
                chosen.addAll(withdrawals.widen(everywhere, limits).claims());
            }
        }

        return chosen.stream().map(cells::get).collect(Collectors.toCollection(TreeSet::new));
    }

    private Regions regions() {
        var sums = new ArrayList<int[]>();
        draft.unknowns().structure().forEach(row -> sums.add(row.unknowns()));
        block.candidates().forEach(candidate -> sums.add(draft.unknowns().of(candidate, 0)));
        return Regions.of(draft.unknowns().size(), sums, MOST_UNKNOWNS);
    }

    private Claim claim(Candidate candidate, double price) {
        var sums = new ArrayList<int[]>();
        for (var i = 0; i < candidate.published().length; i++) {
            var sum = draft.unknowns().of(candidate, i);

            if (sum.length > 0) {
                sums.add(sum);
            }
        }

        return new Claim(sums, price);
    }

    /** Cells that could say less and share people with a secret. */
    Stream<Integer> neighbours(Secret secret) {
        var own = Arrays.stream(secret.unknowns()).boxed().collect(Collectors.toSet());
        return IntStream.range(0, block.candidates().size())
                .filter(this::canSayLess)
                .filter(cell -> Arrays.stream(
                                draft.unknowns().of(block.candidates().get(cell), 0))
                        .anyMatch(own::contains))
                .boxed();
    }
}
