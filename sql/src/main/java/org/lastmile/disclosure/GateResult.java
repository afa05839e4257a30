package org.lastmile.disclosure;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the gate decided, and its own figures.
 *
 * @param decisions by id of the cell, in the order of the block
 * @param inherited small numbers that cells frozen by earlier editions give away by themselves; no later edition can
 *                  take them back
 * @param leaks     small numbers that the independent check can compute from this edition; always 0
 */
public record GateResult(Map<String, Decision> decisions, Tallies tallies, int inherited, int leaks, double seconds) {
    public GateResult {
        decisions = Collections.unmodifiableMap(new LinkedHashMap<>(decisions));
    }

    /** Cells by kind of decision. */
    public record Tallies(int shown, int banded, int protectedCells, int nobody) {
        static Tallies of(Map<String, Decision> decisions) {
            return new Tallies(
                    count(decisions, Decision.Show.class),
                    count(decisions, Decision.Band.class),
                    count(decisions, Decision.Protect.class),
                    count(decisions, Decision.Nobody.class));
        }

        private static int count(Map<String, Decision> decisions, Class<? extends Decision> kind) {
            return (int) decisions.values().stream().filter(kind::isInstance).count();
        }
    }
}
