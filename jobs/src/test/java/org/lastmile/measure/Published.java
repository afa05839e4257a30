package org.lastmile.measure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.lastmile.release.CellId;
import org.lastmile.release.CellValue;
import org.lastmile.release.Release;

/**
 * Something that was said of a cell for the first time, and the people it was said about.
 *
 * @param edition    number of the edition that said it first
 * @param population people by id
 */
record Published(CellId id, CellValue value, int edition, BitSet population, BitSet numerator) {
    /** Everything that the editions say, each once; what a later one repeats is about the people of the first. */
    static List<Published> all(List<Release> releases, List<Map<Integer, Learner>> states) {
        var all = new ArrayList<Published>();
        for (var edition = 0; edition < releases.size(); edition++) {
            var release = releases.get(edition);
            var before = edition == 0 ? null : releases.get(edition - 1);
            for (var cell : release.cells()) {
                var isWaiting = cell.value() instanceof CellValue.Empty empty
                        && empty.reason() != CellValue.Reason.NO_POPULATION;
                var isRepeated = before != null
                        && before.cell(cell.id()).filter(cell::equals).isPresent()
                        && !isCorrected(release, cell.id());

                if (!isWaiting && !isRepeated) {
                    all.add(of(cell.id(), cell.value(), edition, states.get(edition)));
                }
            }
        }

        return all;
    }

    /** Everything that editions say which know nothing of each other. */
    static List<Published> apart(List<Release> releases, List<Map<Integer, Learner>> states) {
        var all = new ArrayList<Published>();
        for (var edition = 0; edition < releases.size(); edition++) {
            for (var cell : releases.get(edition).cells()) {
                if (!(cell.value() instanceof CellValue.Empty)) {
                    all.add(of(cell.id(), cell.value(), edition, states.get(edition)));
                }
            }
        }

        return all;
    }

    private static boolean isCorrected(Release release, CellId id) {
        return release.edition()
                .designs()
                .contains(id.publication() + " " + id.period().year() + ": corrected");
    }

    private static Published of(CellId id, CellValue value, int edition, Map<Integer, Learner> state) {
        var population = new BitSet();
        var numerator = new BitSet();
        state.forEach((person, learner) -> {
            population.set(person, learner.isIn(id));
            numerator.set(person, learner.isCountedIn(id));
        });
        return new Published(id, value, edition, population, numerator);
    }

    boolean isShown() {
        return value instanceof CellValue.Shown;
    }

    boolean isShare() {
        return id.indicator().equals("first_claim_rate_30d");
    }

    BitSet rest() {
        return Sets.minus(population, numerator);
    }

    /** Population, and of a share numerator and rest. */
    List<BitSet> parts() {
        return isShare() ? List.of(population, numerator, rest()) : List.of(population);
    }

    String words() {
        return "edition " + edition + ": " + id + " " + value;
    }
}
