package org.lastmile.synthetic;

import java.util.SplittableRandom;

/**
 * Repeatable chance: the same seed and stream give the same draws on any machine.
 * Only whole and halved numbers of the generator are used, no logarithm, so that no platform rounds otherwise.
 */
final class Chance {
    private final SplittableRandom random;

    private Chance(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Streams are mixed, because the generator's own streams overlap when their seeds lie its step apart. */
    static Chance of(long seed, long stream) {
        return new Chance(mix(mix(seed) + stream));
    }

    /** Spreads any number over all 64 bits (finalizer of MurmurHash3). */
    static long mix(long value) {
        var once = (value ^ (value >>> 33)) * 0xff51afd7ed558ccdL;
        var twice = (once ^ (once >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return twice ^ (twice >>> 33);
    }

    boolean happens(double probability) {
        return random.nextDouble() < probability;
    }

    /** A whole number from low to high, both included. */
    int between(int low, int high) {
        return low + (int) (random.nextDouble() * (high - low + 1));
    }

    /** A number of days from low to high, small ones more often. */
    int daysBetween(int low, int high) {
        var share = random.nextDouble();
        return low + (int) (share * share * (high - low + 1));
    }

    /** From -1 to 1, around 0 more often. */
    double trait() {
        return random.nextDouble() + random.nextDouble() - 1;
    }

    /** Position of one share, drawn in proportion to the shares. */
    int position(double... shares) {
        var sum = 0.0;
        for (var share : shares) {
            sum += share;
        }

        var left = random.nextDouble() * sum;
        for (var position = 0; position < shares.length - 1; position++) {
            left -= shares[position];
            if (left < 0) {
                return position;
            }
        }
        return shares.length - 1;
    }
}
