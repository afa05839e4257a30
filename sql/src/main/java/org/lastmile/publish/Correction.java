package org.lastmile.publish;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.lastmile.release.CellId;

/**
 * Whether what was said of a block may be said anew. All changed cells may, or none: when every cell, hidden ones
 * included, is as it was or differs by at least the minimum of people, and so do sums of them, no subtraction of old and
 * new numbers is about fewer people. Cells that are as they were keep what they said: were other ones of them hidden now
 * than then, the old and the new edition would together tell a small one.
 */
final class Correction {
    private final Truths then;
    private final CellsOfYear cells;
    private final Nested nested;
    private final Map<CellId, Truth> now;
    private final List<CellId> said;

    /** @param said cells that were decided in an earlier edition; one that is not there any more has nobody in it */
    Correction(Truths then, List<CellId> said, CellsOfYear cells, Nested nested) {
        this.then = then;
        this.said = List.copyOf(said);
        this.cells = cells;
        this.nested = nested;
        now = cells.truths();
    }

    /** What became of a wish to correct. */
    enum Outcome {
        NOTHING_CHANGED,
        SAFE,
        TOO_FEW
    }

    /** Compares what was true then with what is true now. */
    Outcome outcome() {
        if (unchanged().size() == said.size()) {
            return Outcome.NOTHING_CHANGED;
        }

        var isSafe = said.stream().allMatch(this::isSafe)
                && series().values().stream().allMatch(some -> Change.areSafeTogether(some, nested.minimum()))
                && isSafeBesideOthers();
        return isSafe ? Outcome.SAFE : Outcome.TOO_FEW;
    }

    /** A cell may be compared with every time that it was said. */
    private boolean isSafe(CellId id) {
        var all = then.all(id);
        return !all.isEmpty() && all.stream().allMatch(before -> before.isSafeBeside(now(id), nested.minimum()));
    }

    private Truth now(CellId id) {
        return now.getOrDefault(id, Truth.NOBODY);
    }

    /** Changes of cells of which a reader may add some up: quarters, and groups of one dimension in one period. */
    private Map<String, List<Change>> series() {
        return said.stream()
                .filter(id -> !id.isTotal() || !id.period().isYear())
                .collect(Collectors.groupingBy(
                        id -> id.indicator() + " " + (id.isTotal() ? "" : id.period() + " " + id.dimension()),
                        TreeMap::new,
                        Collectors.mapping(
                                id -> new Change(then.of(id).orElse(Truth.NOBODY), now(id)), Collectors.toList())));
    }

    /** Whether no cell that is said anew differs by few people from another one as it was said before. */
    private boolean isSafeBesideOthers() {
        var unchanged = unchanged();
        var old = said.stream()
                .filter(id -> !unchanged.contains(id) && cells.ids().contains(id))
                .toList();
        return cells.ids().stream().filter(id -> !unchanged.contains(id)).noneMatch(fresh -> old.stream()
                .anyMatch(id -> then.all(id).stream()
                        .anyMatch(told -> nested.tells(cells.of(id), told, cells.of(id), cells.of(fresh)))));
    }

    /** Cells of which the same is true as then. */
    Set<CellId> unchanged() {
        return said.stream()
                .filter(id -> then.of(id).filter(before -> before.says(now(id))).isPresent())
                .collect(Collectors.toSet());
    }
}
