package org.lastmile.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.lastmile.contract.DisclosurePolicy;
import org.lastmile.contract.WarehouseException;
import org.lastmile.disclosure.audit.Audit;
import org.lastmile.disclosure.audit.AuditResult;
import org.lastmile.disclosure.audit.Limits;
import org.lastmile.disclosure.audit.Secret;

/** Lets cells say less until every hidden number is wide enough, then lets hidden counts say as much as still goes. */
final class Repair {
    private static final Decision HIDDEN = new Decision.Protect();

    private final Block block;
    private final Draft draft;
    private final Ladder ladder;
    private final Limits limits;
    private final CheapestCells cheapest;
    private int rounds;
    private int inherited;
    private final Readers readers;
    private Readers.Finding found;

    private Repair(Block block, Draft draft, DisclosurePolicy policy, Limits limits) {
        this.block = block;
        this.draft = draft;
        this.limits = limits;
        ladder = new Ladder(draft.sizes(), policy);
        cheapest = new CheapestCells(block, draft, limits);
        dropInherited();
        readers = new Readers(block, draft, policy, limits);
        found = readers.finding();
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

    /** What an outsider finds out. */
    AuditResult result() {
        return readers.outsider();
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
        if (block.isFirst()) {
            return 0;
        }

        var past = Audit.of(draft.problemOfThePast(), limits);
        past.narrow().forEach(i -> draft.inherit(past.problem().secrets().get(i)));
        inherited += past.narrow().size();
        return past.narrow().size();
    }

    private void withdraw() {
        while (found.isNarrow()) {
            rounds++;
            // A cell withdrawn in the last round may be one that earlier editions give away.
            if (dropInherited() == 0
                    && withdraw(decision -> !isNumber(decision)) == 0
                    && withdrawCells() == 0
                    && withdrawBinding() == 0) {
                throw stuck();
            }

            found = readers.look(result().tables());
        }
    }

    private WarehouseException stuck() {
        var secret = narrow().get(0);
        return new WarehouseException("Disclosure gate: cell " + secret.id() + " can be worked out within less than "
                + secret.width() + ", and no cell can be withdrawn that would change it; nothing is released. "
                + "Release without the publication until it is answered.");
    }

    /** Ranges and bands that hold a narrow secret are the first to say less. */
    private int withdraw(Predicate<Decision> isOf) {
        var chosen = new TreeSet<Integer>();
        for (var i : found.result().narrow()) {
            binding(i).stream()
                    .filter(cell -> isOf.test(draft.decision(block.candidates().get(cell))))
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
        for (var row : found.result().binding().get(secret)) {
            var owner = draft.owner(row);

            if (owner >= 0 && cheapest.canSayLess(owner)) {
                cells.add(owner);
            }
        }

        return cells;
    }

    private void step(int cell) {
        var candidate = block.candidates().get(cell);
        draft.decide(candidate, ladder.below(candidate, draft.decision(candidate)));
    }

    private int withdrawCells() {
        var chosen = cheapest.of(narrow(), found.own());
        chosen.forEach(this::step);
        return chosen.size();
    }

    private List<Secret> narrow() {
        return found.result().narrow().stream()
                .map(i -> found.result().problem().secrets().get(i))
                .toList();
    }

    /** When no change of the true table helps: the least useful cell that binds each secret, or shares people with it. */
    private int withdrawBinding() {
        var chosen = new TreeSet<Integer>();
        for (var i : found.result().narrow()) {
            binding(i).stream()
                    .max(cheapest.usefulness())
                    .or(() -> cheapest.neighbours(
                                    found.result().problem().secrets().get(i))
                            .max(cheapest.usefulness()))
                    .ifPresent(chosen::add);
        }

        chosen.forEach(this::step);
        return chosen.size();
    }

    /** Gives hidden counts their ranges, and takes back those that make something narrow. */
    private void addRanges() {
        var before = result().tables();
        block.candidates().stream()
                .filter(this::isHiddenCount)
                .forEach(candidate -> draft.decide(candidate, ladder.range(candidate)));
        found = readers.look(before);
        while (found.isNarrow()) {
            rounds++;
            // Without any, nothing was narrow; what a short search does not see again then is withdrawn as before.
            if (withdraw(Decision.Range.class::isInstance) == 0 && hideRanges() == 0) {
                withdraw();
                return;
            }

            var tables = new ArrayList<>(before);
            tables.addAll(result().tables());
            found = readers.look(tables);
        }
    }

    private int hideRanges() {
        var ranges = block.candidates().stream().filter(this::isRange).toList();
        ranges.forEach(candidate -> draft.decide(candidate, HIDDEN));
        return ranges.size();
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
