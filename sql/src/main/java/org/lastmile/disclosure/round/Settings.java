package org.lastmile.disclosure.round;

import java.util.function.Predicate;
import org.lastmile.disclosure.Candidate;

/**
 * How a block is rounded.
 *
 * @param base     a class of 1 to base - 1 people is moved to nobody or to at least base people
 * @param reach    how many people more than the base a class may be moved to, 0 to base - 1; more makes sums closer
 * @param alone    a sum over so few people, or fewer, counts as nobody: whoever knows them reads nothing about them
 * @param steps    of the search, for each class that can move
 * @param headline cells that shall be nearly exact
 */
public record Settings(int base, int reach, int alone, int steps, Predicate<Candidate> headline) {
    private static final int STEPS = 1000;
    private static final int ALONE = 2;

    public Settings {
        if (base < 2 || reach < 0 || reach >= base || alone < 0 || alone >= base || steps < 0) {
            throw new IllegalArgumentException(
                    "Rounding: base must be >= 2, reach and alone below the base, steps >= 0.");
        }
    }

    /** What is recommended for a base. */
    public static Settings of(int base, Predicate<Candidate> headline) {
        return new Settings(base, (base - 1) / 2, Math.min(ALONE, base - 1), STEPS, headline);
    }
}
