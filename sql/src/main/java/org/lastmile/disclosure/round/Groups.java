package org.lastmile.disclosure.round;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Classes that together must count what was told of the coarser class that they come from. Each counts as nobody or as at
 * least the base.
 */
final class Groups {
    private final State state;
    private final long base;
    private final BitSet pinned;
    private final List<int[]> members = new ArrayList<>();
    private int size;

    Groups(State state, long base, BitSet pinned) {
        this.state = state;
        this.base = base;
        this.pinned = pinned;
    }

    /** Number of classes that may exchange people with another one of their group. */
    int size() {
        return size;
    }

    /**
     * Starts a group: large classes as they are, as far as it adds up, else everybody in the largest class. Where all
     * classes are pinned, what was told stays told, and the new cells are hidden.
     */
    void add(Carryover.Group group) {
        var classes = group.classes().stream().mapToInt(i -> i).toArray();
        var total = group.total();
        var open = Arrays.stream(classes).filter(i -> !pinned.get(i)).toArray();
        var takers = open.length == 0 ? classes : open;
        var largest = takers[0];
        var sum = 0L;
        for (var one : takers) {
            largest = state.people(one) > state.people(largest) ? one : largest;
            sum += state.people(one) >= base ? state.people(one) : 0;
        }

        for (var one : classes) {
            state.move(one, 0);
        }

        var rest = total - sum;
        var isClose = rest == 0 || rest >= base || (rest > 0 && state.people(largest) >= base);
        for (var one : takers) {
            var own = isClose && state.people(one) >= base ? state.people(one) : 0;
            state.move(one, own);
        }

        giveRest(takers, largest, isClose ? rest : total);

        if (takers.length > 1 && total > 0) {
            members.add(takers);
            size += takers.length;
        }
    }

    private void giveRest(int[] takers, int largest, long rest) {
        var left = rest;
        for (var one : takers) {
            if (left >= 2 * base && state.moved(one) == 0) {
                state.move(one, base);
                left -= base;
            }
        }

        for (var one : takers) {
            if (left >= base && state.moved(one) == 0) {
                state.move(one, left);
                left = 0;
            }
        }

        state.move(largest, state.moved(largest) + left);
    }

    /** Lets people go from one class of a group to another, unless that makes the sums worse than allowed. */
    void take(Dice dice, double worse) {
        var group = members.get(dice.next(members.size()));
        var one = group[dice.next(group.length)];
        var other = group[dice.next(group.length)];
        var was = state.moved(one);
        var otherWas = state.moved(other);
        var now = proposal(dice, one, was, otherWas);
        var otherNow = was + otherWas - now;

        if (one == other || now == was || !isAllowed(now) || !isAllowed(otherNow)) {
            return;
        }

        if (state.move(one, now) + state.move(other, otherNow) > worse) {
            state.move(one, was);
            state.move(other, otherWas);
        }
    }

    private long proposal(Dice dice, int one, long was, long otherWas) {
        return switch (dice.next(6)) {
            case 0 -> 0;
            case 1 -> was + otherWas;
            case 2 -> otherWas;
            case 3 -> state.people(one);
            case 4 -> base;
            default -> was + dice.next((int) (2 * base)) - base;
        };
    }

    private boolean isAllowed(long moved) {
        return moved == 0 || moved >= base;
    }
}
