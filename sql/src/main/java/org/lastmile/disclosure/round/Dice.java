package org.lastmile.disclosure.round;

/**
 * Numbers that look random and are the same on every machine and every version of Java: SplitMix64, written out because
 * the library does not promise that its own stays as it is.
 */
final class Dice {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final long MIX_ONE = 0xBF58476D1CE4E5B9L;
    private static final long MIX_TWO = 0x94D049BB133111EBL;

    private long state;

    Dice(long seed) {
        state = seed;
    }

    /** A number from 0 to bound - 1. */
    int next(int bound) {
        state += GOLDEN;
        var mixed = (state ^ (state >>> 30)) * MIX_ONE;
        mixed = (mixed ^ (mixed >>> 27)) * MIX_TWO;
        mixed ^= mixed >>> 31;
        return (int) (((mixed >>> 32) * bound) >>> 32);
    }
}
