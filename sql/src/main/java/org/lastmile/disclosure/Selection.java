package org.lastmile.disclosure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lastmile.contract.DisclosurePolicy;
import org.lastmile.contract.WarehouseException;

/** Decides the cells of a block in the order of their usefulness, cells of earlier editions first. */
final class Selection {
    private final Block block;
    private final Sizes sizes;
    private final Rules rules;
    private final DisclosurePolicy policy;
    private final List<Reader> readers = new ArrayList<>();
    private final List<Reader> together = new ArrayList<>();
    private final Map<String, Candidate> wholes = new HashMap<>();
    private final Map<String, Decision> decided = new HashMap<>();
    private final Duration time;
    private final long end;

    /** @param time after which it gives up */
    Selection(Block block, DisclosurePolicy policy, Duration time) {
        this.time = time;
        end = System.nanoTime() + time.toNanos();
        this.block = block;
        this.policy = policy;
        sizes = new Sizes(block.variables());
        rules = new Rules(sizes, policy);
        var hidden = HiddenSums.of(block, Smallness.of(sizes, policy));
        readers.add(Reader.outsider(block, hidden, policy));
        block.together().ifPresent(this::addTogether);
        PartnerViews.of(block, policy)
                .forEach(view -> readers.add(Reader.partners(view, view.hiddenSums(hidden, policy))));
    }

    /**
     * Decisions by id, in the order of the block; all small numbers that frozen cells reveal are past help.
     *
     * @throws WarehouseException if the time is over
     */
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
        var reader = Reader.outsider(block, List.of(), policy);
        for (var candidate : block.candidates()) {
            var decision = decisions.get(candidate.id());

            if (decision != null && isTold(candidate, decision)) {
                reader.tell(candidate);
            }
        }

        return reader::isTold;
    }

    /** Somebody who knows that people of several sides are the same, and what else is told of them. */
    private void addTogether(Block whole) {
        var people = new Sizes(whole.variables());
        var reader = Reader.outsider(whole, HiddenSums.of(whole, Smallness.of(people, policy)), policy);
        var own = block.candidates().stream().map(Candidate::id).collect(Collectors.toSet());
        together.add(reader);

        for (var candidate : whole.candidates()) {
            wholes.put(candidate.id(), candidate);

            if (!own.contains(candidate.id()) && isTold(candidate, candidate.frozen(), people)) {
                reader.tell(candidate);
            }
        }
    }

    private void keep(Candidate candidate, Decision frozen) {
        decided.put(candidate.id(), frozen);

        if (isTold(candidate, frozen)) {
            tell(candidate);
        }
    }

    private void tell(Candidate candidate) {
        readers.forEach(reader -> reader.tell(candidate));
        together.forEach(reader -> reader.tell(wholes.getOrDefault(candidate.id(), candidate)));
    }

    private boolean isSafe(Candidate candidate) {
        return readers.stream().allMatch(reader -> reader.isSafe(candidate))
                && together.stream().allMatch(reader -> reader.isSafe(wholes.getOrDefault(candidate.id(), candidate)));
    }

    private Decision decide(Candidate candidate) {
        if (System.nanoTime() > end) {
            throw new WarehouseException("Disclosure gate: not finished after " + time.toSeconds()
                    + " seconds; nothing is released. Publish fewer dimensions together, or allow more time.");
        }

        var alone = rules.alone(candidate);

        if (!isTold(candidate, alone)) {
            return alone;
        }

        if (!isSafe(candidate)) {
            return hidden();
        }

        tell(candidate);
        return alone;
    }

    /** Whether the decision tells the sums of the cell: a shown cell does, and one that says that nobody is there. */
    private boolean isTold(Candidate candidate, Decision decision) {
        return isTold(candidate, decision, sizes);
    }

    private static boolean isTold(Candidate candidate, @Nullable Decision decision, Sizes sizes) {
        return decision instanceof Decision.Show
                || (decision instanceof Decision.Nobody && sizes.people(candidate.population()) == 0);
    }

    /** Empty populations cost nothing and come before everything else. */
    private int stage(Candidate candidate) {
        return sizes.people(candidate.population()) == 0 ? 0 : 1;
    }

    private static Decision hidden() {
        return new Decision.Protect();
    }
}
