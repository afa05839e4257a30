package org.lastmile.publish;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.lastmile.publish.CellSums.Sums;
import org.lastmile.release.Period;

/**
 * The people behind the told quarters of one indicator as they were when they were told, made from those of today by as
 * few movements as explain the numbers of then: people moved from one quarter to another or into the numerator, the
 * others came or went. Who exactly moved is not known; a reader does not know it either.
 */
final class QuartersThen {
    private final BlockVariables variables;
    private final Map<Period, Sums> now = new TreeMap<>();
    private final Map<Period, Sums> then = new TreeMap<>();
    private final List<Slot> slots = new ArrayList<>();
    private final BitSet moved;

    /** Numerator or rest of one quarter, and how many people more it has now. */
    private static final class Slot {
        private final Period quarter;
        private final boolean isNumerator;
        private long more;

        Slot(Period quarter, boolean isNumerator, long more) {
            this.quarter = quarter;
            this.isNumerator = isNumerator;
            this.more = more;
        }
    }

    QuartersThen(BlockVariables variables) {
        this.variables = variables;
        moved = variables.set();
    }

    /** @param like who is in the quarter today, of the partners who were counted when it was told */
    void add(Period quarter, Truth told, Sums like) {
        now.put(quarter, like);
        var copy = Sums.of(variables);
        copy.population().or(like.population());
        copy.numerator().or(like.numerator());
        then.put(quarter, copy);
        slots.add(new Slot(
                quarter,
                true,
                variables.people(like.numerator()) - told.numerator().people()));
        slots.add(new Slot(
                quarter, false, variables.people(like.rest()) - told.rest().people()));
    }

    /** Finds the movements; returns the quarters as they were. */
    Map<Period, Sums> explain() {
        move((from, to) -> from.isNumerator == to.isNumerator);
        move((from, to) -> from.quarter.equals(to.quarter));
        move((from, to) -> true);

        for (var slot : slots) {
            if (slot.more > 0) {
                take(slot, new BitSet()).stream().forEach(variable -> leave(slot, variable));
            } else if (slot.more < 0) {
                join(slot, variables.gone(-slot.more));
            }
        }

        return then;
    }

    private void move(BiPredicate<Slot, Slot> isLikely) {
        for (var from : slots) {
            for (var to : slots) {
                if (from.more < 0 && to.more > 0 && isLikely.test(from, to)) {
                    move(from, to);
                }
            }
        }
    }

    /** Somebody who was in one slot is in another one today. */
    private void move(Slot from, Slot to) {
        var elsewhere = from.quarter.equals(to.quarter)
                ? new BitSet()
                : Known.in(now, from.quarter).population();
        var wanted = new Slot(to.quarter, to.isNumerator, Math.min(-from.more, to.more));
        var most = wanted.more;
        take(wanted, elsewhere).stream().forEach(variable -> {
            leave(to, variable);
            join(from, variable);
        });
        from.more += most - wanted.more;
        to.more -= most - wanted.more;
    }

    private void leave(Slot slot, int variable) {
        Known.in(then, slot.quarter).population().clear(variable);
        Known.in(then, slot.quarter).numerator().clear(variable);
    }

    private void join(Slot slot, int variable) {
        Known.in(then, slot.quarter).population().set(variable);

        if (slot.isNumerator) {
            Known.in(then, slot.quarter).numerator().set(variable);
        }
    }

    /** As many people of a slot as it has more now, classes that are in few quarters first; lessens the number. */
    private BitSet take(Slot slot, BitSet without) {
        var sums = Known.in(now, slot.quarter);
        var all = slot.isNumerator ? (BitSet) sums.numerator().clone() : sums.rest();
        all.andNot(moved);
        all.andNot(without);
        var taken = new BitSet();

        for (var variable : all.stream()
                .boxed()
                .sorted(Comparator.<Integer>comparingLong(this::quarters).thenComparing(Comparator.naturalOrder()))
                .toList()) {
            if (slot.more == 0) {
                break;
            }

            var people = Math.min(slot.more, variables.people(variable));
            var some = people < variables.people(variable) ? variables.split(variable, people) : variable;
            taken.set(some);
            moved.set(some);
            slot.more -= people;
        }

        return taken;
    }

    private long quarters(int variable) {
        return now.values().stream()
                .filter(sums -> sums.population().get(variable))
                .count();
    }
}
