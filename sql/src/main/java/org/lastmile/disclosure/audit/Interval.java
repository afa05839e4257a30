package org.lastmile.disclosure.audit;

/**
 * Values that a secret can have. Both ends are taken by some table of whole numbers.
 *
 * @param isExact whether no table goes further; otherwise the values reach at least from low to high
 */
public record Interval(long low, long high, boolean isExact) {
    /** Distance of the ends; 0 when the secret is known. */
    public long width() {
        return high - low;
    }
}
