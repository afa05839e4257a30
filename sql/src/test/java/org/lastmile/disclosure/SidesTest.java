package org.lastmile.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lastmile.contract.DisclosurePolicy;

/** 53 people came, and 50 of them were offered a credential: two marts, and the difference are the 3 others. */
class SidesTest {
    private static final DisclosurePolicy POLICY = Policies.standard();
    private static final int CASES = 200;
    private static final Block TOGETHER = new Block(
            List.of(new Variable(0, 50, 50), new Variable(1, 3, 3), new Variable(2, 40, 40)),
            List.of(
                    Candidate.sum("came/all", 0, new int[] {0, 1}),
                    Candidate.sum("came/elsewhere", 1, new int[] {2}),
                    Candidate.sum("offered/all", 2, new int[] {0})));

    @Test
    void two_marts_apart_tell_the_three_and_together_they_do_not() {
        var apart = apart(TOGETHER);
        var blind = new Block(apart.variables(), apart.candidates());

        assertThat(shown(Gate.decide(blind, POLICY).decisions()))
                .containsExactlyInAnyOrder("came/all", "came/elsewhere", "offered/all");
        assertThat(shown(Gate.decide(apart, POLICY).decisions()))
                .containsExactlyInAnyOrder("came/all", "came/elsewhere");
    }

    @Test
    void the_check_before_release_notices_a_leak_between_marts() {
        var showing = Tables.showing(TOGETHER);

        assertThat(LeakCheck.of(apart(TOGETHER), showing, POLICY).fresh()).isZero();
        assertThat(LeakCheck.of(TOGETHER, showing, POLICY).fresh()).isEqualTo(1);
    }

    @Test
    void on_each_side_stand_the_same_cells_over_people_of_its_own() {
        var apart = Sides.apart(
                TOGETHER,
                SidesTest::side,
                Map.of(
                        "came",
                        List.of(new Partner("north", new int[] {0, 2})),
                        "offered",
                        List.of(new Partner("north", new int[] {1}))));

        assertThat(apart.variables()).extracting(Variable::people).containsExactly(50L, 3L, 40L, 50L);
        assertThat(apart.variables()).extracting(Variable::personClass).doesNotHaveDuplicates();
        assertThat(apart.candidates().get(2).population()).containsExactly(3);
        assertThat(apart.partners()).hasSize(1);
        // Of the people on the other side it knows nobody whom a cell there counts.
        assertThat(apart.partners().get(0).variables()).containsExactly(0, 2);
    }

    @Test
    void no_two_shown_sums_of_any_sides_differ_by_few_people() {
        var random = new SplittableRandom(20261127);
        var naive = 0;

        for (var i = 0; i < CASES; i++) {
            var together = random(random);
            var apart = apart(together);
            naive += pairs(
                    together,
                    shown(Gate.decide(new Block(apart.variables(), apart.candidates()), POLICY)
                            .decisions()));

            assertThat(pairs(together, shown(Gate.decide(apart, POLICY).decisions())))
                    .isZero();
        }

        assertThat(naive).isPositive();
    }

    /** Some classes, and cells on two sides that count some of them each. */
    private static Block random(SplittableRandom random) {
        var variables = IntStream.range(0, 6)
                .mapToObj(number -> {
                    var people = random.nextInt(3) == 0 ? random.nextInt(1, 9) : random.nextInt(10, 60);
                    return new Variable(number, people, people);
                })
                .toList();
        var candidates = new ArrayList<Candidate>();

        for (var cell = 0; cell < 6; cell++) {
            var population =
                    IntStream.range(0, 6).filter(any -> random.nextInt(3) > 0).toArray();

            if (population.length > 0) {
                candidates.add(Candidate.sum((cell % 2 == 0 ? "came/" : "offered/") + cell, cell, population));
            }
        }

        return new Block(variables, candidates);
    }

    private static int pairs(Block block, List<String> shown) {
        var sizes = new Sizes(block.variables());
        var cells = block.candidates().stream()
                .filter(cell -> shown.contains(cell.id()))
                .toList();
        var pairs = 0;

        for (var whole : cells) {
            for (var part : cells) {
                var more = sizes.people(whole.population()) - sizes.people(part.population());
                pairs +=
                        more > 0 && more < POLICY.minimum() && IndexSets.isSubset(part.population(), whole.population())
                                ? 1
                                : 0;
            }
        }

        return pairs;
    }

    private static Block apart(Block together) {
        return Sides.apart(together, SidesTest::side, Map.of()).with(together);
    }

    private static String side(String id) {
        return id.substring(0, id.indexOf('/'));
    }

    private static List<String> shown(Map<String, Decision> decisions) {
        return decisions.entrySet().stream()
                .filter(decision -> decision.getValue() instanceof Decision.Show)
                .map(Map.Entry::getKey)
                .toList();
    }
}
