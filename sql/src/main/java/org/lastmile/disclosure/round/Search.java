package org.lastmile.disclosure.round;

/**
 * Looks for moved counts that keep all sums close: a greedy start, then single moves and exchanges between neighbours,
 * each taken when it makes the sums at most a little worse, and less and less worse. Ends after a number of steps and
 * not after a time, so that the same block gives the same numbers everywhere.
 *
 * @see <a href="https://doi.org/10.1007/978-3-319-99771-1_9">Langsrud and Heldal 2018: the idea of small count
 *     rounding</a>
 */
final class Search {
    private static final long SEED = 20_180_926;
    private static final int NEAR = 12;
    private static final double WARM = 0.1;

    private final State state;
    private final Settings settings;
    private final int[] movable;
    private final Groups groups;
    private final Dice dice = new Dice(SEED);

    /** @param movable classes that are moved to nobody or to a full group; all others stay where they are */
    Search(State state, Settings settings, int[] movable, Groups groups) {
        this.state = state;
        this.settings = settings;
        this.movable = movable;
        this.groups = groups;
    }

    /** Moves every movable class. */
    void run() {
        for (var one : movable) {
            startWith(one);
        }

        var steps = (long) settings.steps() * (movable.length + groups.size());
        var warmth = warmth();
        for (var step = 0L; step < steps; step++) {
            var left = 1.0 - (double) step / steps;
            var worse = warmth * left * left * left;

            if (dice.next(movable.length + groups.size()) < movable.length) {
                take(worse);
            } else {
                groups.take(dice, worse);
            }
        }

        for (var one : movable) {
            settle(one);
        }
    }

    /** Typical growth of one move, so that the first steps may go nearly anywhere. */
    private double warmth() {
        var growth = 0.0;
        for (var one : movable) {
            var was = state.moved(one);
            growth += Math.abs(state.move(one, other(was)));
            state.move(one, was);
        }

        return movable.length == 0 ? 0 : WARM * growth / movable.length;
    }

    private void startWith(int one) {
        state.move(one, 0);

        if (state.move(one, settings.base()) > 0) {
            state.move(one, 0);
        }
    }

    private void take(double worse) {
        var at = dice.next(movable.length);
        var one = movable[at];
        var was = state.moved(one);
        var growth = state.move(one, proposal(was));

        if (dice.next(2) == 0) {
            if (growth > worse) {
                state.move(one, was);
            }

            return;
        }

        exchange(at, was, growth, worse);
    }

    /** Lets a neighbour go the other way. */
    private void exchange(int at, long was, double growth, double worse) {
        var one = movable[at];
        var other = movable[Math.floorMod(at + 1 + dice.next(NEAR), movable.length)];
        var otherWas = state.moved(other);
        var isOpposite = other != one && (otherWas == 0) != (was == 0);
        var both = isOpposite ? growth + state.move(other, was) : growth;

        if (both <= worse) {
            return;
        }

        if (isOpposite) {
            state.move(other, otherWas);
        }

        state.move(one, was);
    }

    private long proposal(long was) {
        if (settings.reach() == 0 || (was > 0 && dice.next(2) == 0)) {
            return other(was);
        }

        return (long) settings.base() + dice.next(settings.reach() + 1);
    }

    private long other(long was) {
        return was == 0 ? settings.base() : 0;
    }

    /** The best place for one class when all others stay. */
    private void settle(int one) {
        var was = state.moved(one);

        if (state.move(one, other(was)) > 0) {
            state.move(one, was);
        }
    }
}
