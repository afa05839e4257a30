package org.lastmile.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.lastmile.contract.DisclosurePolicy;
import org.lastmile.contract.WarehouseException;
import org.lastmile.disclosure.audit.Audit;
import org.lastmile.disclosure.audit.AuditResult;
import org.lastmile.disclosure.audit.Claim;
import org.lastmile.disclosure.audit.Known;
import org.lastmile.disclosure.audit.Limits;
import org.lastmile.disclosure.audit.Secret;
import org.lastmile.disclosure.audit.Withdrawals;

/** Lets cells say less until every hidden number is wide enough, then lets hidden counts say as much as still goes. */
final class Repair {
    private static final Decision HIDDEN = new Decision.Protect();

    private final Block block;
    private final Draft draft;
    private final Ladder ladder;
    private final Limits limits;
    private int rounds;
    private int inherited;
    private AuditResult result;

    private Repair(Block block, Draft draft, DisclosurePolicy policy, Limits limits) {
        this.block = block;
        this.draft = draft;
        this.limits = limits;
        ladder = new Ladder(draft.sizes(), policy);
        dropInherited();
        result = Audit.of(draft.problem(), limits);
    }

    /**
     * Repairs a draft.
     *
     * @throws WarehouseException if the time is over, or something stays narrow whatever is withdrawn
     */
    static Repair of(Block block, Draft draft, DisclosurePolicy policy, Limits limits) {
        var repair = new Repair(block, draft, policy, limits);
        repair.withdraw();
        repair.addRanges();
        return repair;
    }

    AuditResult result() {
        return result;
    }

    int rounds() {
        return rounds;
    }

    /** Secrets that earlier editions alone have made too narrow. */
    int inherited() {
        return inherited;
    }

    /** Leaves out what earlier editions alone make narrow; returns how many secrets that is. */
    private int dropInherited() {
        if (block.candidates().stream().allMatch(candidate -> candidate.frozen() == null)) {
            return 0;
        }

        var past = Audit.of(draft.problemOfThePast(), limits);
        past.narrow().forEach(i -> draft.inherit(past.problem().secrets().get(i)));
        inherited += past.narrow().size();
        return past.narrow().size();
    }

    private void withdraw() {
        while (!result.narrow().isEmpty()) {
            rounds++;
            // A cell withdrawn in the last round may be one that earlier editions give away.
            var weakened = dropInherited();

            if (weakened == 0) {
                weakened = withdrawBands();
            }

            if (weakened == 0) {
                weakened = withdrawCells();
            }

            if (weakened == 0) {
                weakened = withdrawBinding();
            }

            if (weakened == 0) {
                throw stuck();
            }

            result = Audit.of(draft.problem(), result.tables(), limits);
        }
    }

    private WarehouseException stuck() {
        var secret = result.problem().secrets().get(result.narrow().get(0));
        return new WarehouseException("Disclosure gate: cell " + secret.id() + " can be worked out within less than "
                + secret.width() + ", and no cell can be withdrawn that would change it; nothing is released. "
                + "Release without the publication until it is answered.");
    }

    /** Ranges and bands that hold a narrow secret are the first to say less. */
    private int withdrawBands() {
        var chosen = new TreeSet<Integer>();
        for (var i : result.narrow()) {
            binding(i).stream()
                    .filter(cell -> !isNumber(draft.decision(block.candidates().get(cell))))
                    .forEach(chosen::add);
        }

        chosen.forEach(this::step);
        return chosen.size();
    }

    private static boolean isNumber(Decision decision) {
        return !(decision instanceof Decision.Band || decision instanceof Decision.Range);
    }

    /** New cells whose rows keep the secret narrow and that can say less. */
    private Set<Integer> binding(int secret) {
        var cells = new TreeSet<Integer>();
        for (var row : result.binding().get(secret)) {
            var owner = draft.owner(row);

            if (owner >= 0 && canSayLess(owner)) {
                cells.add(owner);
            }
        }

        return cells;
    }

    private boolean canSayLess(int cell) {
        var candidate = block.candidates().get(cell);
        var decision = draft.decision(candidate);
        return candidate.frozen() == null
                && !(decision instanceof Decision.Protect || decision instanceof Decision.Nobody);
    }

    private void step(int cell) {
        var candidate = block.candidates().get(cell);
        draft.decide(candidate, ladder.below(candidate, draft.decision(candidate)));
    }

    private int withdrawCells() {
        var cells = new ArrayList<Integer>();
        var fixed = new ArrayList<>(draft.unknowns().structure());
        for (var i = 0; i < block.candidates().size(); i++) {
            if (isWithdrawable(i)) {
                cells.add(i);
            } else {
                fixed.addAll(draft.rows(block.candidates().get(i)));
            }
        }

        cells.sort(usefulness());
        var chosen = choose(cells, fixed);
        chosen.forEach(this::step);
        return chosen.size();
    }

    private boolean isWithdrawable(int cell) {
        return canSayLess(cell)
                && draft.decision(block.candidates().get(cell)) instanceof Decision.Show
                && draft.sizes().people(block.candidates().get(cell).population()) > 0;
    }

    /** The most useful first. */
    private Comparator<Integer> usefulness() {
        return Comparator.<Integer>comparingInt(
                        cell -> block.candidates().get(cell).rank())
                .thenComparing(
                        cell -> draft.sizes()
                                .people(block.candidates().get(cell).population()),
                        Comparator.reverseOrder());
    }

    private Set<Integer> choose(List<Integer> cells, List<Known> fixed) {
        var claims = new ArrayList<Claim>();
        for (var i = 0; i < cells.size(); i++) {
            claims.add(claim(block.candidates().get(cells.get(i)), 1 + 2.0 * (cells.size() - i) / cells.size()));
        }

        var chosen = new TreeSet<Integer>();
        try (var withdrawals = new Withdrawals(draft.unknowns().values(), fixed, claims)) {
            for (var i : result.narrow()) {
                var secret = result.problem().secrets().get(i);

                if (!withdrawals.isWide(secret)) {
                    withdrawals.widen(secret, limits).forEach(claim -> chosen.add(cells.get(claim)));
                }
            }
        }

        return chosen;
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

    /** When no change of the true table helps: the least useful cell that binds each secret, or shares people with it. */
    private int withdrawBinding() {
        var chosen = new TreeSet<Integer>();
        for (var i : result.narrow()) {
            binding(i).stream()
                    .max(usefulness())
                    .or(() -> neighbours(result.problem().secrets().get(i)).max(usefulness()))
                    .ifPresent(chosen::add);
        }

        chosen.forEach(this::step);
        return chosen.size();
    }

    private Stream<Integer> neighbours(Secret secret) {
        var own = Arrays.stream(secret.unknowns()).boxed().collect(Collectors.toSet());
        return IntStream.range(0, block.candidates().size())
                .filter(this::canSayLess)
                .filter(cell -> Arrays.stream(
                                draft.unknowns().of(block.candidates().get(cell), 0))
                        .anyMatch(own::contains))
                .boxed();
    }

    /** Gives hidden counts their ranges, and takes back those that make something narrow. */
    private void addRanges() {
        var before = result.tables();
        block.candidates().stream()
                .filter(this::isHiddenCount)
                .forEach(candidate -> draft.decide(candidate, ladder.range(candidate)));
        result = Audit.of(draft.problem(), before, limits);
        while (!result.narrow().isEmpty()) {
            rounds++;
            var ranges = block.candidates().stream().filter(this::isRange).toList();

            if (ranges.isEmpty()) {
                throw stuck();
            }

            if (withdrawBands() == 0) {
                ranges.forEach(candidate -> draft.decide(candidate, HIDDEN));
            }

            var tables = new ArrayList<>(before);
            tables.addAll(result.tables());
            result = Audit.of(draft.problem(), tables, limits);
        }
    }

    private boolean isRange(Candidate candidate) {
        return candidate.frozen() == null && draft.decision(candidate) instanceof Decision.Range;
    }

    private boolean isHiddenCount(Candidate candidate) {
        return candidate.frozen() == null
                && candidate.numerator() == null
                && draft.decision(candidate) instanceof Decision.Protect;
    }
}
