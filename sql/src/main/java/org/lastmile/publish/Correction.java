package org.lastmile.publish;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.lastmile.publish.Truths.Truth;
import org.lastmile.release.CellId;

/**
 * Whether what was said of a block may be said anew. All changed cells may, or none: when every cell, hidden ones
 * included, is as it was or differs by at least the minimum of people, no subtraction of old and new numbers is about
 * fewer people. Cells that are as they were keep what they said: were other ones of them hidden now than then, the old
 * and the new edition would together tell a small one.
 */
final class Correction {
    private static final Truth NOBODY = new Truth(0, 0, 0);

    private final Truths then;
    private final int minimum;

    Correction(Truths then, int minimum) {
        this.then = then;
        this.minimum = minimum;
    }

    /** What became of a wish to correct. */
    enum Outcome {
        NOTHING_CHANGED,
        SAFE,
        TOO_FEW
    }

    /**
     * Compares what was true then with what is true now.
     *
     * @param said cells that were decided in an earlier edition
     * @param now  truth of the block's cells; a cell that is missing has nobody in it
     * @param counted whether a cell counts people, so that its population is its people
     */
    Outcome outcome(List<CellId> said, Map<CellId, Truth> now, java.util.function.Predicate<CellId> counted) {
        var outcomes = new TreeMap<CellId, Outcome>();
        said.forEach(id -> outcomes.put(
                id,
                then.of(id)
                        .map(before -> outcome(before, now.getOrDefault(id, NOBODY), counted.test(id)))
                        .orElse(Outcome.TOO_FEW)));

        if (outcomes.containsValue(Outcome.TOO_FEW)) {
            return Outcome.TOO_FEW;
        }

        return outcomes.containsValue(Outcome.SAFE) ? Outcome.SAFE : Outcome.NOTHING_CHANGED;
    }

    /** Cells of which the same is true as then. */
    Set<CellId> unchanged(Collection<CellId> said, Map<CellId, Truth> now) {
        return said.stream()
                .filter(id -> then.of(id)
                        .filter(before -> before.equals(now.getOrDefault(id, NOBODY)))
                        .isPresent())
                .collect(Collectors.toSet());
    }

    private Outcome outcome(Truth before, Truth after, boolean isPeople) {
        if (before.equals(after)) {
            return Outcome.NOTHING_CHANGED;
        }

        var isSafe = isSafe(before.people(), after.people())
                && isSafe(before.population(), after.population())
                && isSafe(before.numerator(), after.numerator())
                && isSafe(before.complement(), after.complement())
                // Rows may change for one person alone: then nobody knows how many people the change is about.
                && (isPeople || before.people() != after.people());
        return isSafe ? Outcome.SAFE : Outcome.TOO_FEW;
    }

    private boolean isSafe(long before, long after) {
        return before == after || Math.abs(before - after) >= minimum;
    }
}
