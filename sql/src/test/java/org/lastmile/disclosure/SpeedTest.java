package org.lastmile.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SpeedTest {
    /** 20 partners x 5 groups of 5 levels, years and quarters, 3 indicators: about 2,000 cells over 5,000 variables. */
    @Test
    void a_block_of_a_state_is_decided_in_seconds() {
        var block = block(new SplittableRandom(7), 5_000);
        System.out.println(block.candidates().size() + " cells");

        var result = Gate.decide(block, Policies.standard());
        System.out.println(result);
        result = Gate.decide(block, Policies.standard());
        System.out.println(result.tallies() + " " + result.seconds());

        assertThat(result.seconds()).isLessThan(20);
    }

    private static Block block(SplittableRandom random, int size) {
        var variables = new ArrayList<Variable>();
        var populations = new TreeMap<String, List<Integer>>();
        var numerators = new TreeMap<String, List<Integer>>();
        for (var i = 0; i < size; i++) {
            var people = 1 + (random.nextInt(10) == 0 ? random.nextInt(60) : random.nextInt(4));
            variables.add(new Variable(i, people, people));
            var dims = new ArrayList<>(List.of("all", "partner=" + random.nextInt(20)));
            for (var g = 0; g < 6; g++) {
                dims.add("g" + g + "=" + (int) (5 * random.nextDouble() * random.nextDouble()));
            }
            var periods = List.of("2025", "2025Q" + (1 + random.nextInt(4)));
            var bits = random.nextInt(64);
            for (var indicator = 0; indicator < 8; indicator++) {
                var isIn = indicator == 0 || random.nextInt(10) < 9;
                if (!isIn) {
                    continue;
                }
                for (var dim : dims) {
                    for (var period : periods) {
                        if (dim.startsWith("partner") && period.length() > 4) {
                            // continue;
                        }
                        var id = indicator + "/" + period + "/" + dim;
                        populations
                                .computeIfAbsent(id, any -> new ArrayList<>())
                                .add(i);
                        numerators.computeIfAbsent(id, any -> new ArrayList<>());
                        if ((bits >> indicator & 1) == 1) {
                            numerators.get(id).add(i);
                        }
                    }
                }
            }
        }
        var candidates = new ArrayList<Candidate>();
        populations.forEach((id, set) -> candidates.add(Candidate.share(
                id,
                id.charAt(0) - '0',
                set.stream().mapToInt(index -> index).toArray(),
                numerators.getOrDefault(id, List.of()).stream()
                        .mapToInt(index -> index)
                        .toArray())));
        return new Block(variables, candidates);
    }
}
