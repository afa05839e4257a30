package org.lastmile.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A dense random block: every class differs from every other, which is the worst case for the elimination. */
class StateBlockTest {
    private static final int CLASSES = 5_000;
    private static final int PARTNERS = 20;
    private static final int GROUPS = 6;

    @Test
    void elimination_of_a_thousand_sums_over_five_thousand_classes_ends_and_leaks_nothing_exactly() {
        var block = block(new SplittableRandom(7), 2);
        assertThat(block.candidates()).hasSize(510);

        // The interval audit over these unknowns was not tried; see the README of the package.
        var decisions = new Selection(block, Policies.standard(), Duration.ofMinutes(10)).decisions();

        assertThat(LeakCheck.of(block, decisions, Policies.standard())).isEqualTo(new LeakCheck.Leaks(0, 0));
        assertThat(GateResult.Tallies.of(decisions).shown()).isGreaterThan(400);
    }

    private static Block block(SplittableRandom random, int indicators) {
        var variables = new ArrayList<Variable>();
        var populations = new TreeMap<String, List<Integer>>();
        var numerators = new TreeMap<String, List<Integer>>();
        for (var i = 0; i < CLASSES; i++) {
            var people = 1 + (random.nextInt(10) == 0 ? random.nextInt(60) : random.nextInt(4));
            variables.add(new Variable(i, people, people));
            var cells = cells(random, indicators);
            var bits = random.nextInt(1 << indicators);
            for (var id : cells) {
                populations.computeIfAbsent(id, any -> new ArrayList<>()).add(i);
                var numerator = numerators.computeIfAbsent(id, any -> new ArrayList<>());

                if ((bits >> (id.charAt(0) - '0') & 1) == 1) {
                    numerator.add(i);
                }
            }
        }

        var candidates = new ArrayList<Candidate>();
        populations.forEach((id, set) -> candidates.add(
                Candidate.share(id, id.charAt(0) - '0', array(set), array(numerators.getOrDefault(id, List.of())))));
        return new Block(variables, candidates);
    }

    /** The total, the partner and one level of each group, in the year and the quarter, for each indicator. */
    private static List<String> cells(SplittableRandom random, int indicators) {
        var levels = new ArrayList<>(List.of("all", "partner=" + random.nextInt(PARTNERS)));
        for (var group = 0; group < GROUPS; group++) {
            levels.add("group" + group + "=" + (int) (5 * random.nextDouble() * random.nextDouble()));
        }

        var cells = new ArrayList<String>();
        var periods = List.of("2025", "2025Q" + (1 + random.nextInt(4)));
        for (var indicator = 0; indicator < indicators; indicator++) {
            if (indicator > 0 && random.nextInt(10) == 0) {
                continue;
            }

            for (var period : periods) {
                for (var level : levels) {
                    cells.add(indicator + "/" + period + "/" + level);
                }
            }
        }

        return cells;
    }

    private static int[] array(List<Integer> list) {
        return list.stream().mapToInt(i -> i).toArray();
    }
}
