package org.lastmile.disclosure;

/**
 * Arithmetic modulo a prime below 2^31, on numbers from 0 to prime - 1. Elimination needs exact numbers: rationals
 * grow without bound, floating point forgets, a prime field does neither.
 */
record PrimeField(long prime) {
    /** The Mersenne prime 2^31 - 1, for the decision. */
    static final PrimeField DECIDING = new PrimeField(2_147_483_647L);

    /** The next smaller prime, for the check. */
    static final PrimeField CHECKING = new PrimeField(2_147_483_629L);

    private static final int BITS = 31;
    private static final long LOW_BITS = (1L << BITS) - 1;

    long times(long a, long b) {
        return reduce(a * b);
    }

    long plus(long a, long b) {
        var sum = a + b;
        return sum >= prime ? sum - prime : sum;
    }

    long minus(long a, long b) {
        var difference = a - b;
        return difference < 0 ? difference + prime : difference;
    }

    /** a + b * c. */
    long plusProduct(long a, long b, long c) {
        return reduce(a + b * c);
    }

    /** a - b * c. */
    long minusProduct(long a, long b, long c) {
        return minus(a, reduce(b * c));
    }

    /** The number that gives 1 when multiplied with a, by Fermat's little theorem; a must not be 0. */
    long inverse(long a) {
        var result = 1L;
        var power = a;
        for (var exponent = prime - 2; exponent > 0; exponent >>= 1) {
            if ((exponent & 1) == 1) {
                result = times(result, power);
            }

            power = times(power, power);
        }

        return result;
    }

    /** The rest of a product, without a division: 2^31 is 1 or a little more modulo these primes. */
    private long reduce(long product) {
        var excess = LOW_BITS + 1 - prime;
        var once = (product & LOW_BITS) + excess * (product >>> BITS);
        var twice = (once & LOW_BITS) + excess * (once >>> BITS);
        return twice >= prime ? twice - prime : twice;
    }
}
