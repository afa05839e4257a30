package org.lastmile.disclosure;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.lastmile.contract.DisclosurePolicy;
import org.lastmile.disclosure.audit.Known;
import org.lastmile.disclosure.audit.Problem;
import org.lastmile.disclosure.audit.Secret;

/** Decisions that may still change, and what a reader would see of them. */
final class Draft {
    private static final int PERCENT = 100;
    private static final String[] PARTS = {"", " (numerator)", " (rest)"};

    private final Block block;
    private final Unknowns unknowns;
    private final Sizes sizes;
    private final DisclosurePolicy policy;
    private final Smallness smallness;
    private final Reading reading;
    private final Selection selection;
    private final List<int[]> differences;
    private final Map<String, Decision> decisions;
    private final Set<IntBuffer> inherited = new HashSet<>();
    private final BitSet empty = new BitSet();
    private final List<Integer> owners = new ArrayList<>();
    private final Map<IntBuffer, int[]> variablesOf = new HashMap<>();

    /** @param selection what the elimination decided */
    Draft(Block block, Unknowns unknowns, DisclosurePolicy policy, Selection selection) {
        this.block = block;
        this.unknowns = unknowns;
        this.policy = policy;
        sizes = new Sizes(block.variables());
        smallness = Smallness.of(sizes, policy);
        reading = new Reading(block, unknowns, sizes, policy);
        decisions = new LinkedHashMap<>(selection.decisions());
        this.selection = selection;
        differences = HiddenSums.of(block, smallness);
    }

    Map<String, Decision> decisions() {
        return decisions;
    }

    Decision decision(Candidate candidate) {
        return decisions.getOrDefault(candidate.id(), new Decision.Protect());
    }

    void decide(Candidate candidate, Decision decision) {
        decisions.put(candidate.id(), decision);
    }

    Sizes sizes() {
        return sizes;
    }

    Unknowns unknowns() {
        return unknowns;
    }

    /** What a reader of this edition and all earlier ones sees. */
    Problem problem() {
        return problem(this::decision);
    }

    /** What a reader sees when all new cells say as little as they can: that nobody is in them, or that somebody is. */
    Problem problemOfThePast() {
        var now = List.copyOf(owners);
        var past = problem(candidate -> candidate.frozen() != null || decision(candidate) instanceof Decision.Nobody
                ? decision(candidate)
                : new Decision.Protect());
        owners.clear();
        owners.addAll(now);
        return past;
    }

    /**
     * The same as an insider sees it, who must not learn too much of others.
     *
     * @param outsiders one of the problems above
     * @param leftOut   secrets that are none, by their unknowns
     */
    Problem problemOf(Insider insider, Problem outsiders, Set<IntBuffer> leftOut) {
        var sizesOfOthers = new Sizes(block.variables());
        var rows = new ArrayList<>(outsiders.known());
        rows.addAll(insider.own());
        var secrets = outsiders.secrets().stream()
                .filter(secret -> !leftOut.contains(IntBuffer.wrap(secret.unknowns())))
                .filter(secret -> insider.others(variables(secret), sizesOfOthers) > 0)
                .map(secret -> new Secret(secret.id(), secret.unknowns(), policy.insiderWidth()))
                .toList();
        return new Problem(outsiders.size(), rows, secrets);
    }

    private int[] variables(Secret secret) {
        return variablesOf.getOrDefault(IntBuffer.wrap(secret.unknowns()), new int[0]);
    }

    /** The cell that a known row of the last problem comes from; negative for structure, and for what only some know. */
    int owner(int row) {
        return row < owners.size() ? owners.get(row) : -1;
    }

    /** Leaves out a secret that earlier editions have given away. */
    void inherit(Secret secret) {
        inherited.add(IntBuffer.wrap(secret.unknowns()));
    }

    List<Known> rows(Candidate candidate) {
        return reading.of(candidate, decision(candidate));
    }

    private Problem problem(Function<Candidate, Decision> told) {
        owners.clear();
        var rows = new ArrayList<>(unknowns.structure());
        rows.forEach(row -> owners.add(-1));
        for (var i = 0; i < block.candidates().size(); i++) {
            var candidate = block.candidates().get(i);

            for (var row : reading.of(candidate, told.apply(candidate))) {
                rows.add(row);
                owners.add(i);
            }
        }

        return new Problem(unknowns.size(), rows, secrets());
    }

    private List<Secret> secrets() {
        var secrets = new LinkedHashMap<IntBuffer, Secret>();
        markEmpty();
        var isTold = selection.told(decisions);
        block.candidates().forEach(candidate -> add(candidate, isTold, secrets));
        differences.forEach(set -> add("difference of cells", unknowns.ofDifference(set), set, secrets));
        unknowns.fewMore().forEach((few, set) -> add("difference of cells", new int[] {few}, set, secrets));
        return List.copyOf(secrets.values());
    }

    /** That nobody is in a cell is no secret, and so neither is that nobody is in a part of it. */
    private void markEmpty() {
        empty.clear();
        for (var candidate : block.candidates()) {
            if (decision(candidate) instanceof Decision.Nobody && sizes.value(candidate.population()) == 0) {
                Arrays.stream(unknowns.of(candidate, 0)).forEach(empty::set);
            }
        }
    }

    private void add(Candidate candidate, Predicate<int[]> isTold, Map<IntBuffer, Secret> secrets) {
        var decision = decision(candidate);

        if (decision instanceof Decision.Show || sizes.people(candidate.population()) == 0) {
            return;
        }

        var parts = candidate.parts();
        for (var i = decision instanceof Decision.Band ? 1 : 0; i < parts.length; i++) {
            // A large part that other cells tell is no secret of this one.
            if (smallness.isSmall(parts[i]) || !isTold.test(parts[i])) {
                add(candidate.id() + PARTS[i], unknowns.of(candidate, i), parts[i], secrets);
            }
        }
    }

    /** As wide as the policy asks; of a sum that is mostly one person's, p percent of the end of its public range at least. */
    private long width(int[] set) {
        return smallness.isDominated(set)
                ? Math.max(policy.intervalWidth(), policy.rangeHigh(sizes.value(set)) * policy.pPercent() / PERCENT)
                : policy.intervalWidth();
    }

    private void add(String id, int[] sum, int[] variables, Map<IntBuffer, Secret> secrets) {
        var key = IntBuffer.wrap(sum);

        if (!Arrays.stream(sum).allMatch(empty::get) && !inherited.contains(key)) {
            secrets.putIfAbsent(key, new Secret(id, sum, width(variables)));
            variablesOf.putIfAbsent(key, variables);
        }
    }
}
