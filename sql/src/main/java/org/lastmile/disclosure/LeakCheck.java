package org.lastmile.disclosure;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.lastmile.contract.DisclosurePolicy;

/**
 * Looks at the decisions as a stranger: derives by itself what is published and what is small, and counts what can be
 * computed. Shares neither the rules, nor the merged columns, nor the elimination, nor the prime with the decision.
 */
final class LeakCheck {
    private final Block block;
    private final Map<String, Decision> decisions;
    private final Sizes sizes;

    /**
     * @param fresh     small numbers that this edition gives away, and cells shown although they are small
     * @param inherited small numbers that cells frozen by earlier editions give away by themselves
     */
    record Leaks(int fresh, int inherited) {}

    private LeakCheck(Block block, Map<String, Decision> decisions) {
        this.block = block;
        this.decisions = decisions;
        sizes = new Sizes(block.variables());
    }

    /** What everybody finds out. */
    static Leaks of(Block block, Map<String, Decision> decisions, DisclosurePolicy policy) {
        var check = new LeakCheck(block, decisions);
        var small = check.small(policy);
        var leaks = check.leaks(small);
        return new Leaks(leaks.fresh() + check.shownThoughSmall(small), leaks.inherited());
    }

    /** What partners find out of other people, over all partners and pairs of them; in shown cells, too, if very few. */
    static Leaks ofPartners(Block block, Map<String, Decision> decisions, DisclosurePolicy policy) {
        var check = new LeakCheck(block, decisions);
        var small = check.small(policy);
        var fresh = 0;
        var inherited = 0;
        for (var view : PartnerViews.of(block, policy)) {
            var leaks = check.leaks(new SmallSets(block, policy.partnerMinimum(), 0, view.known())
                    .with(any -> true)
                    .withOthersOf(small));
            fresh += leaks.fresh();
            inherited += leaks.inherited();
        }

        return new Leaks(fresh, inherited);
    }

    private SmallSets small(DisclosurePolicy policy) {
        return new SmallSets(block, policy.minimum(), policy.pPercent(), new BitSet()).with(this::isHidden);
    }

    private Leaks leaks(SmallSets small) {
        var all = new Witness(block.variables().size(), published(small, any -> true));
        var past = new Witness(block.variables().size(), published(small, candidate -> candidate.frozen() != null));
        var fresh = 0;
        var inherited = 0;
        for (var sum : small.all()) {
            var set = sum.stream().toArray();

            if (past.reveals(set)) {
                inherited++;
            } else if (all.reveals(set)) {
                fresh++;
            }
        }

        return new Leaks(fresh, inherited);
    }

    /** What some cells tell a reader, without the people whom he knows. */
    private List<int[]> published(SmallSets reader, Predicate<Candidate> cells) {
        return block.candidates().stream()
                .filter(cells)
                .filter(this::isTold)
                .flatMap(candidate -> List.of(candidate.published()).stream())
                .map(sum -> reader.bits(sum).stream().toArray())
                .toList();
    }

    private boolean isTold(Candidate candidate) {
        var decision = decision(candidate);
        return decision instanceof Decision.Show || (decision instanceof Decision.Nobody && isEmpty(candidate));
    }

    private boolean isEmpty(Candidate candidate) {
        return sizes.people(candidate.population()) == 0;
    }

    private Decision decision(Candidate candidate) {
        @Nullable Decision decision = decisions.getOrDefault(candidate.id(), candidate.frozen());
        return decision == null ? new Decision.Protect() : decision;
    }

    private int shownThoughSmall(SmallSets small) {
        var count = 0;
        for (var candidate : block.candidates()) {
            var isShown = candidate.frozen() == null && decision(candidate) instanceof Decision.Show;

            if (isShown && Arrays.stream(candidate.parts()).map(small::bits).anyMatch(small::isSmall)) {
                count++;
            }
        }

        return count;
    }

    /** That a new cell has nobody in it is no secret of anybody. */
    private boolean isHidden(Candidate candidate) {
        return !isTold(candidate) && (candidate.frozen() != null || !isEmpty(candidate));
    }
}
