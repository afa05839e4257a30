package org.lastmile.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lastmile.contract.DisclosurePolicy;
import org.lastmile.disclosure.audit.Interval;

/** Attack 5 by several people: what they find out who put together what they know of themselves. */
class AttackByInsidersTest {
    private static final DisclosurePolicy POLICY = Policies.standard();

    @Test
    void attack_5_two_people_who_are_each_alone_in_a_cell_compute_a_third_cell() {
        // Ann is 0, Bob is 2; nobody alone gets from 31 and 36 to the 5 of d.
        var block = new Block(
                Tables.people(1, 30, 1, 5),
                List.of(
                        Candidate.sum("a and b", 0, new int[] {0, 1}),
                        Candidate.sum("b, c and d", 0, new int[] {1, 2, 3}),
                        Candidate.sum("a", 1, new int[] {0}),
                        Candidate.sum("b", 1, new int[] {1}),
                        Candidate.sum("c", 1, new int[] {2}),
                        Candidate.sum("d", 1, new int[] {3})));
        var naive = Attacker.of(block, Tables.hiding(block, "a", "b", "c", "d"));
        assertThat(naive.narrow(POLICY.minimum())).isEmpty();
        assertThat(naive.knowing(0).computes(3)).isFalse();
        assertThat(naive.knowing(2).computes(3)).isFalse();
        assertThat(naive.knowing(0).knowing(2).interval(3)).isEqualTo(new Interval(5, 5, true));

        var reader = Attacker.of(block, Gate.decide(block, POLICY).decisions());

        assertThat(reader.knowing(0).knowing(2).computes(3)).isFalse();
        assertThat(reader.narrow(POLICY.minimum())).isEmpty();
    }

    @Test
    void attack_5_the_two_people_of_a_cell_compute_the_opposite_corner_together() {
        var block = Tables.twoWay(new long[][] {{2, 40, 70}, {30, 5, 80}, {50, 60, 90}});
        var naive = Attacker.of(block, Tables.hiding(block, "1,1", "1,2", "2,1", "2,2"));
        assertThat(naive.narrow(POLICY.minimum())).isEmpty();
        assertThat(naive.knowing(0).interval(4)).isEqualTo(new Interval(5, 5, true));

        var reader = Attacker.of(block, Gate.decide(block, POLICY).decisions());

        assertThat(reader.knowing(0).computes(4)).isFalse();
        assertThat(reader.narrow(POLICY.minimum())).isEmpty();
    }

    @Test
    void attack_5_what_is_safe_from_each_single_person_is_not_safe_from_two() {
        var random = new SplittableRandom(7);
        var exposedBefore = 0;

        for (var table = 0; table < 80; table++) {
            var block = Tables.twoWay(counts(random));
            exposedBefore += exposed(
                                    block,
                                    new Selection(block, Policies.withCoalition(5, 1), Duration.ofMinutes(10))
                                            .decisions())
                            > 0
                    ? 1
                    : 0;

            assertThat(exposed(
                            block,
                            new Selection(block, Policies.withCoalition(5, 2), Duration.ofMinutes(10)).decisions()))
                    .isZero();
            assertThat(exposed(
                            block,
                            Gate.decide(block, Policies.withCoalition(5, 2)).decisions()))
                    .isZero();
        }

        assertThat(exposedBefore).isGreaterThan(10);
    }

    /** People in more than one sum of their own: what remains of 4 sums is no line for any one of them, and no plane. */
    @Test
    void attack_5_two_people_who_know_several_sums_each_compute_what_needs_all_of_them() {
        // Ann has the units 0 and 1, Bob 2 and 3; others 4 to 7. Each shown sum has one of theirs.
        var variables = IntStream.range(0, 9)
                .mapToObj(i -> new Variable(i < 4 ? i / 2 : i, i < 4 ? 1 : i == 8 ? 4 : 30, i == 8 ? 4 : 30))
                .toList();
        var cells = new java.util.ArrayList<Candidate>();
        for (var i = 0; i < 4; i++) {
            cells.add(Candidate.sum("own " + i, 2, new int[] {i}));
            cells.add(Candidate.sum("shown " + i, 0, new int[] {i, 4 + i}));
        }

        cells.add(Candidate.sum("others", 1, new int[] {4, 5, 6, 7, 8}));
        cells.add(Candidate.sum("few", 2, new int[] {8}));
        var block = new Block(variables, cells);
        var naive = Attacker.of(block, Tables.hiding(block, "own 0", "own 1", "own 2", "own 3", "few"));
        assertThat(naive.knowing(0).knowing(1).knowing(2).computes(8)).isFalse();
        assertThat(naive.knowing(0).knowing(1).knowing(2).knowing(3).computes(8))
                .isTrue();

        var decisions = new Selection(block, POLICY, Duration.ofMinutes(10)).decisions();

        var reader = Attacker.of(block, decisions);
        assertThat(reader.knowing(0).knowing(1).knowing(2).knowing(3).computes(8))
                .isFalse();
        assertThat(decisions.values())
                .filteredOn(Decision.Show.class::isInstance)
                .hasSize(4);
    }

    @Test
    void attack_5_a_learner_who_is_one_of_several_comes_too_close_to_the_others() {
        var random = new SplittableRandom(21);
        var narrowBefore = 0L;

        for (var table = 0; table < 60; table++) {
            var block = Tables.shares(random, 3, 2);
            narrowBefore += narrowForLearners(
                    block, Gate.decide(block, withInsiderWidth(1)).decisions());

            assertThat(narrowForLearners(
                            block, Gate.decide(block, withInsiderWidth(5)).decisions()))
                    .isZero();
        }

        assertThat(narrowBefore).isGreaterThan(5);
    }

    /** Small hidden parts with others in them that a learner knows to within less than 5. */
    private static long narrowForLearners(Block block, Map<String, Decision> decisions) {
        var sizes = new Sizes(block.variables());
        var narrow = 0L;
        for (var own = 0; own < block.variables().size(); own++) {
            if (people(block, own) > 0) {
                var reader = Attacker.of(block, decisions).beingOneOf(own);
                var mine = own;
                narrow += block.candidates().stream()
                        .filter(cell -> !(decisions.get(cell.id()) instanceof Decision.Show))
                        .filter(cell -> sizes.people(cell.population()) > 0)
                        .flatMap(cell -> Arrays.stream(cell.parts()))
                        .filter(part -> sizes.people(part) < 5)
                        .filter(part ->
                                sizes.people(part) > (Arrays.stream(part).anyMatch(i -> i == mine) ? 1 : 0))
                        .filter(part -> reader.interval(part).width() < 5)
                        .count();
            }
        }

        return narrow;
    }

    private static DisclosurePolicy withInsiderWidth(int width) {
        var policy = Policies.withMinimum(5);
        return new DisclosurePolicy(
                policy.profile(),
                policy.title(),
                policy.minimum(),
                policy.bands(),
                policy.intervalWidth(),
                policy.coalition(),
                policy.partnerMinimum(),
                width,
                policy.pPercent(),
                policy.ranges(),
                policy.maxCells());
    }

    /** How many small cells of others two people compute who are each alone in a cell, or together all of one. */
    private static long exposed(Block block, Map<String, Decision> decisions) {
        var reader = Attacker.of(block, decisions);
        var exposed = 0L;
        for (var one = 0; one < block.variables().size(); one++) {
            for (var other = 0; other <= one; other++) {
                var people = people(block, one) + (other == one ? 0 : people(block, other));

                if (people == 2 && people(block, one) > 0 && (one == other || people(block, other) > 0)) {
                    var two = reader.knowing(one).knowing(other);
                    var own = List.of(one, other);
                    exposed += IntStream.range(0, block.variables().size())
                            .filter(cell -> !own.contains(cell))
                            .filter(cell -> people(block, cell) > 0 && people(block, cell) < 5)
                            .filter(two::computes)
                            .count();
                }
            }
        }

        return exposed;
    }

    private static long people(Block block, int variable) {
        return block.variables().get(variable).people();
    }

    private static long[][] counts(SplittableRandom random) {
        var counts = new long[3][4];
        for (var row : counts) {
            for (var column = 0; column < row.length; column++) {
                row[column] = random.nextInt(3) == 0 ? 1 + random.nextInt(2) : 5 + random.nextInt(40);
            }
        }

        return counts;
    }
}
