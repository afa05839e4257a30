package org.lastmile.disclosure.round;

import java.util.BitSet;
import java.util.Map;
import java.util.stream.IntStream;
import org.lastmile.contract.DisclosurePolicy;
import org.lastmile.disclosure.Block;
import org.lastmile.disclosure.Decision;
import org.lastmile.disclosure.Mechanism;

/**
 * Small count rounding: no cell is hidden because of another one. Every number told is a sum of classes of people, each
 * counted as nobody or as at least the base; so no number, and no difference of nested numbers, lies between.
 */
public final class Rounding implements Mechanism {
    private final Settings settings;
    private final Ledger before;

    /** @param before what earlier editions told; empty for the first */
    public Rounding(Settings settings, Ledger before) {
        this.settings = settings;
        this.before = before;
    }

    /**
     * What is told, and what later editions must know.
     *
     * @param decisions by id of the cell, in the order of the block
     */
    public record Result(Map<String, Decision> decisions, Ledger ledger) {}

    @Override
    public Map<String, Decision> decide(Block block, DisclosurePolicy policy) {
        return round(block, policy).decisions();
    }

    /**
     * Rounds a block.
     *
     * @throws IllegalArgumentException if a cell of the ledger is not in the block, a cell was told exactly before, or the
     *     base is smaller than the minimum of the policy
     */
    public Result round(Block block, DisclosurePolicy policy) {
        check(block, policy);
        var sums = new Sums(block);
        var carryover = new Carryover(block, sums, before, settings.base());
        var classes = carryover.with(PersonClasses.of(block, sums));
        var units = new Units(classes, sums.size(), settings.base());
        var state = new State(classes, units, new Weights(block, sums, classes, settings).all());
        var pinned = Pins.of(classes, populations(block, sums), settings.alone());
        var groups = new Groups(state, settings.base(), pinned);
        var held = new BitSet();
        for (var group : carryover.groups()) {
            groups.add(group);
            group.classes().forEach(held::set);
        }

        var small = IntStream.range(0, classes.size())
                .filter(i -> !held.get(i) && classes.get(i).people() < settings.base())
                .toArray();
        for (var one : small) {
            if (pinned.get(one)) {
                state.move(one, 0);
            }
        }

        var movable = IntStream.of(small).filter(i -> !pinned.get(i)).toArray();
        new Search(state, settings, movable, groups).run();
        var figures = new Figures(sums, classes, state);
        var told = new Told(block, sums, figures, settings, policy);
        return new Result(told.decisions(), carryover.after(block, classes, state));
    }

    private void check(Block block, DisclosurePolicy policy) {
        if (settings.base() < policy.minimum()) {
            throw new IllegalArgumentException(
                    "The base of the rounding must be at least the minimum of the policy, " + policy.minimum() + ".");
        }

        for (var candidate : block.candidates()) {
            if (candidate.frozen() instanceof Decision.Show) {
                throw new IllegalArgumentException(
                        "Cell " + candidate.id() + " was told exactly before; a publication keeps its mechanism.");
            }
        }
    }

    private static BitSet populations(Block block, Sums sums) {
        var populations = new BitSet();
        block.candidates().forEach(candidate -> populations.set(sums.population(candidate)));
        return populations;
    }
}
