package org.lastmile.disclosure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What splits leave of totals, of their numerators, and of the rests of those. */
final class Rests {
    private final Map<String, Candidate> candidates = new HashMap<>();
    private final Block block;

    /** What remains of one part of a whole, and which part of which cells it is. */
    // An array, for the same reason as in Candidate.
    @SuppressWarnings("ArrayRecordComponent")
    record Rest(int[] variables, Candidate whole, List<Candidate> cells, int part) {}

    private Rests(Block block) {
        this.block = block;
        block.candidates().forEach(candidate -> candidates.put(candidate.id(), candidate));
    }

    static List<Rest> of(Block block) {
        return new Rests(block).all();
    }

    private List<Rest> all() {
        var rests = new ArrayList<Rest>();
        for (var split : block.splits()) {
            var whole = candidate(split.whole());
            var cells = split.cells().stream().map(this::candidate).toList();
            for (var part = 0; part < whole.parts().length; part++) {
                of(whole, cells, part).ifPresent(rests::add);
            }
        }

        return rests;
    }

    private static Optional<Rest> of(Candidate whole, List<Candidate> cells, int part) {
        return Split.remainder(
                        whole.parts()[part],
                        cells.stream().map(cell -> cell.parts()[part]).toList())
                .map(rest -> new Rest(rest, whole, cells, part));
    }

    private Candidate candidate(String id) {
        var candidate = candidates.get(id);

        if (candidate == null) {
            throw new IllegalArgumentException("Cell " + id + " of a split is not in the block.");
        }

        return candidate;
    }
}
