package org.lastmile.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lastmile.disclosure.audit.Audit;
import org.lastmile.disclosure.audit.Interval;
import org.lastmile.disclosure.audit.Known;
import org.lastmile.disclosure.audit.Limits;
import org.lastmile.disclosure.audit.Problem;
import org.lastmile.disclosure.audit.Secret;

/** Two groups one at a time, each with a rate: what a reader finds out is the same as over the full crossing. */
class StarUnknownsTest {
    private static final int CASES = 300;
    private static final int LEVELS = 3;
    private static final int STATES = 2;

    private final SplittableRandom random = new SplittableRandom(20_261_124);

    @Test
    void intervals_are_those_of_the_full_crossing() {
        for (var i = 0; i < CASES; i++) {
            var block = block();
            var shown = block.candidates().stream()
                    .filter(candidate -> random.nextInt(3) > 0)
                    .map(Candidate::id)
                    .toList();

            assertThat(intervals(block, shown, new StarUnknowns(block, places(block))))
                    .as("case %s", i)
                    .isEqualTo(intervals(block, shown, new MergedVariables(block)));
        }
    }

    @Test
    void what_variables_contribute_adds_up_to_the_values_of_the_unknowns() {
        var block = block();

        for (var unknowns : List.of(new StarUnknowns(block, places(block)), new MergedVariables(block))) {
            var values = new long[unknowns.size()];
            for (var variable = 0; variable < block.variables().size(); variable++) {
                for (var unknown : unknowns.ofVariable(variable)) {
                    values[unknown] += block.variables().get(variable).value();
                }
            }

            assertThat(values).containsExactly(unknowns.values());
        }
    }

    @Test
    void a_numerator_of_nobody_is_an_unknown_although_nobody_is_in_it() {
        var block = new Block(
                List.of(new Variable(0, 40, 40), new Variable(1, 60, 60)),
                List.of(
                        Candidate.share("all", 0, new int[] {0, 1}, new int[] {0}),
                        Candidate.share("gender=man", 0, new int[] {0}, new int[] {0}),
                        Candidate.share("gender=woman", 0, new int[] {1}, new int[] {})));

        var star = new StarUnknowns(block, places(block));

        assertThat(star.of(block.candidates().get(2), 1)).isNotEmpty();
        assertThat(star.of(block.candidates().get(1), 2)).isNotEmpty();
    }

    /** Every combination of gender, age and state is a class, also where nobody is. */
    private Block block() {
        var variables = new ArrayList<Variable>();
        for (var i = 0; i < LEVELS * LEVELS * STATES; i++) {
            var people = random.nextInt(3) == 0 ? 0 : random.nextInt(12);
            variables.add(new Variable(i, people, people));
        }

        var candidates = new ArrayList<Candidate>();
        candidates.add(share("all", i -> true));
        for (var level = 0; level < LEVELS; level++) {
            var at = level;
            candidates.add(share("gender=" + level, i -> i / (LEVELS * STATES) == at));
            candidates.add(share("age=" + level, i -> i / STATES % LEVELS == at));
        }

        return new Block(variables, candidates);
    }

    private static Candidate share(String id, java.util.function.IntPredicate isIn) {
        var population =
                IntStream.range(0, LEVELS * LEVELS * STATES).filter(isIn).toArray();
        return Candidate.share(
                id,
                0,
                population,
                IntStream.of(population).filter(i -> i % STATES == 1).toArray());
    }

    private static Map<String, Place> places(Block block) {
        var places = new HashMap<String, Place>();
        block.candidates()
                .forEach(candidate -> places.put(
                        candidate.id(),
                        candidate.id().equals("all")
                                ? Place.total("all")
                                : new Place(candidate.id().replaceFirst("=.*", ""), candidate.id(), "all")));
        return places;
    }

    private static List<Interval> intervals(Block block, List<String> shown, Unknowns unknowns) {
        var sizes = new Sizes(block.variables());
        var known = new ArrayList<>(unknowns.structure());
        var secrets = new ArrayList<Secret>();
        for (var candidate : block.candidates()) {
            for (var part = 0; part < 2; part++) {
                var sum = unknowns.of(candidate, part);

                if (shown.contains(candidate.id())) {
                    known.add(Known.number(sum, sizes.value(candidate.parts()[part])));
                } else {
                    secrets.add(new Secret(candidate.id() + " " + part, sum, 10));
                }
            }
        }

        // The total of people bounds everything, so that all ends are finite.
        var total = block.candidates().get(0);
        known.add(Known.number(unknowns.of(total, 0), sizes.value(total.population())));
        return Audit.of(new Problem(unknowns.size(), known, secrets), Limits.exact(Duration.ofMinutes(1)))
                .intervals();
    }
}
