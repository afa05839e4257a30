package org.lastmile.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lastmile.contract.DisclosurePolicy;
import org.lastmile.disclosure.audit.Interval;

/** Attack 11: whoever has the second most of a sum takes it away, and knows nearly what the first has. */
class AttackBySumsTest {
    private static final DisclosurePolicy POLICY = Policies.standard();
    private static final Decision SHOW = new Decision.Show();

    /** One has 900 attendances, one 95, ten have 1 each; then 300 with 10 each. */
    private static final List<Variable> ATTENDANCES = List.of(
            new Variable(0, 1, 900), new Variable(1, 1, 95), new Variable(2, 10, 10), new Variable(3, 300, 3000));

    @Test
    void attack_11_the_second_learns_from_a_sum_what_the_first_has() {
        var block = new Block(ATTENDANCES, List.of(Candidate.sum("attendances", 0, new int[] {0, 1, 2})));
        var second = Attacker.of(block, Tables.showing(block)).knowing(1);
        assertThat(second.interval(0)).isEqualTo(new Interval(0, 910, true));
        // Each of the others has been there at least once.
        assertThat(second.knowing(2).interval(0)).isEqualTo(new Interval(900, 900, true));

        var decisions = Gate.decide(block, POLICY).decisions();

        assertThat(decisions).containsEntry("attendances", new Decision.Range(1000, 1499));
        assertThat(Attacker.of(block, decisions)
                        .knowing(1)
                        .knowing(2)
                        .interval(0)
                        .width())
                .isGreaterThanOrEqualTo(90);
    }

    @Test
    void attack_11_a_total_less_the_other_groups_gives_the_sum_that_is_hidden() {
        assertSumIsSafe(List.of(
                Candidate.sum("all", 0, new int[] {0, 1, 2, 3}),
                Candidate.sum("here", 1, new int[] {0, 1, 2}),
                Candidate.sum("elsewhere", 1, new int[] {3})));
    }

    @Test
    void attack_11_a_total_less_a_group_gives_a_sum_that_is_no_cell() {
        assertSumIsSafe(
                List.of(Candidate.sum("all", 0, new int[] {0, 1, 2, 3}), Candidate.sum("elsewhere", 1, new int[] {3})));
    }

    private static void assertSumIsSafe(List<Candidate> cells) {
        var block = new Block(ATTENDANCES, cells);
        assertThat(Attacker.of(block, Tables.hiding(block, "here")).interval(0, 1, 2))
                .isEqualTo(new Interval(1005, 1005, true));

        var decisions = Gate.decide(block, POLICY).decisions();

        var reader = Attacker.of(block, decisions);
        assertThat(decisions).containsEntry("all", SHOW);
        assertThat(reader.computes(0, 1, 2)).isFalse();
        assertThat(reader.interval(0, 1, 2).width()).isGreaterThanOrEqualTo(90);
    }

    @Test
    void a_sum_in_which_the_others_have_enough_is_shown() {
        // 900, 95 and 90 in all: a tenth of 900.
        var block = new Block(
                List.of(new Variable(0, 1, 900), new Variable(1, 1, 95), new Variable(2, 10, 90)),
                List.of(Candidate.sum("attendances", 0, new int[] {0, 1, 2})));

        assertThat(Gate.decide(block, POLICY).decisions()).containsEntry("attendances", SHOW);
    }

    @Test
    void one_of_many_in_a_class_may_have_most_of_it_and_in_several_of_its_sums() {
        // 12 people of one class; in each of two quarters one has 450 of 500, another one 45.
        var quarters = IntStream.range(0, 2)
                .mapToObj(quarter -> new Variable(0, 12, 500, 450, 45))
                .toList();
        var block = new Block(quarters, List.of(Candidate.sum("year", 0, new int[] {0, 1})));

        assertThat(Gate.decide(block, POLICY).decisions().get("year")).isNotEqualTo(SHOW);
    }

    @Test
    void the_check_of_leaks_notices_a_sum_that_is_mostly_one_persons() {
        var block = new Block(ATTENDANCES, List.of(Candidate.sum("attendances", 0, new int[] {0, 1, 2})));

        assertThat(LeakCheck.of(block, Tables.showing(block), POLICY).fresh()).isPositive();
    }

    @Test
    void the_two_ways_to_ask_who_dominates_agree() {
        var random = new SplittableRandom(11);
        var dominated = 0;
        for (var i = 0; i < 300; i++) {
            // Two classes with two sums each; in some sums one person has nearly all.
            var variables = IntStream.range(0, 4)
                    .mapToObj(one -> variable(one / 2, random))
                    .toList();
            var block = new Block(variables, List.of(Candidate.sum("sum", 0, new int[] {0, 1, 2, 3})));
            var isShown = Gate.decide(block, POLICY).decisions().get("sum") instanceof Decision.Show;

            assertThat(LeakCheck.of(block, Tables.showing(block), POLICY).fresh() == 0)
                    .isEqualTo(isShown);
            dominated += isShown ? 0 : 1;
        }

        assertThat(dominated).isBetween(30, 270);
    }

    private static Variable variable(int personClass, SplittableRandom random) {
        var others = 8L + random.nextInt(20);
        var largest = 1L + random.nextInt(random.nextInt(3) == 0 ? 4000 : 10);
        var second = random.nextLong(largest + 1);
        return new Variable(personClass, 10, others + largest + second, largest, second);
    }
}
