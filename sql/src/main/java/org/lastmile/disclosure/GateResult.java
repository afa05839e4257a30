package org.lastmile.disclosure;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.lastmile.disclosure.audit.Certificate;

/**
 * What the gate decided, and its own figures.
 *
 * @param decisions   by id of the cell, in the order of the block
 * @param inherited   numbers that cells frozen by earlier editions give away by themselves, exactly or too narrowly (what is exact is also narrow, and counts once); no
 *                    later edition can take them back
 * @param leaks       small numbers that the independent check can compute from this edition; always 0
 * @param certificate tables that prove the width of every hidden number
 */
public record GateResult(
        Map<String, Decision> decisions,
        Tallies tallies,
        int inherited,
        int leaks,
        Audited audited,
        double seconds,
        Certificate certificate) {
    public GateResult {
        decisions = Collections.unmodifiableMap(new LinkedHashMap<>(decisions));
    }

    /**
     * What the audit looked at.
     *
     * @param secrets   hidden numbers, each once
     * @param narrowest proven width of the narrowest of them
     * @param rounds    in which cells were withdrawn
     * @param eliminationSeconds of the whole time, what passed before the audit
     */
    public record Audited(int secrets, long narrowest, int rounds, double eliminationSeconds) {}

    /** Cells by kind of decision. */
    public record Tallies(int shown, int banded, int ranged, int protectedCells, int nobody) {
        static Tallies of(Map<String, Decision> decisions) {
            return new Tallies(
                    count(decisions, Decision.Show.class),
                    count(decisions, Decision.Band.class),
                    count(decisions, Decision.Range.class),
                    count(decisions, Decision.Protect.class),
                    count(decisions, Decision.Nobody.class));
        }

        private static int count(Map<String, Decision> decisions, Class<? extends Decision> kind) {
            return (int) decisions.values().stream().filter(kind::isInstance).count();
        }
    }
}
