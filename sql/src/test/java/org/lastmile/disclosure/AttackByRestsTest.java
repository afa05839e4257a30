package org.lastmile.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.lastmile.contract.DisclosurePolicy;
import org.lastmile.disclosure.audit.Interval;
import org.lastmile.disclosure.audit.Limits;

/** Attack 7 by several differences at once: a total less many groups gives people who are in no group, or in two. */
class AttackByRestsTest {
    private static final DisclosurePolicy POLICY = Policies.standard();

    @Test
    void attack_7_a_total_less_two_groups_gives_the_few_people_who_are_in_no_group() {
        var apart = new Block(
                Tables.people(20, 30, 3),
                List.of(
                        Candidate.sum("all", 0, new int[] {0, 1, 2}),
                        Candidate.sum("group=a", 1, new int[] {0}),
                        Candidate.sum("group=b", 1, new int[] {1})));

        assertRestIsSafe(apart, 2);
    }

    @Test
    void attack_7_the_shares_of_all_and_of_two_groups_give_the_few_who_met_the_goal_and_are_in_no_group() {
        // 14 people are in no group, and 2 of them met the goal.
        var apart = new Block(
                Tables.people(20, 30, 40, 50, 2, 12),
                List.of(
                        Candidate.share("all", 0, new int[] {0, 1, 2, 3, 4, 5}, new int[] {0, 2, 4}),
                        Candidate.share("group=a", 1, new int[] {0, 1}, new int[] {0}),
                        Candidate.share("group=b", 1, new int[] {2, 3}, new int[] {2})));

        assertRestIsSafe(apart, 4);
    }

    @Test
    void attack_7_two_groups_less_their_total_give_the_few_people_who_are_in_both() {
        var apart = new Block(
                Tables.people(20, 4, 30),
                List.of(
                        Candidate.sum("all", 0, new int[] {0, 1, 2}),
                        Candidate.sum("group=a", 1, new int[] {0, 1}),
                        Candidate.sum("group=b", 1, new int[] {1, 2})));

        assertRestIsSafe(apart, 1);
    }

    @Test
    void a_rest_that_is_large_or_empty_hides_nothing() {
        var cells = List.of(
                Candidate.sum("all", 0, new int[] {0, 1, 2}),
                Candidate.sum("group=a", 1, new int[] {0}),
                Candidate.sum("group=b", 1, new int[] {1}));
        var splits = List.of(new Split("all", List.of("group=a", "group=b")));

        for (var rest : List.of(0L, 10L)) {
            var block = new Block(Tables.people(20, 30, rest), cells, splits, List.of());

            assertThat(Gate.decide(block, POLICY).decisions().values()).containsOnly(new Decision.Show());
        }
    }

    /** First without the splits, as if only pairs were compared; then over plain unknowns, and over joined tables. */
    private static void assertRestIsSafe(Block apart, int few) {
        var leaking = Gate.decide(apart, POLICY).decisions();
        assertThat(leaking.values()).containsOnly(new Decision.Show());
        var people = apart.variables().get(few).people();
        assertThat(Attacker.of(apart, leaking).interval(few)).isEqualTo(new Interval(people, people, true));
        var block = new Block(
                apart.variables(),
                apart.candidates(),
                List.of(new Split("all", List.of("group=a", "group=b"))),
                List.of());
        assertThat(LeakCheck.of(block, leaking, POLICY).fresh()).isPositive();

        for (var unknowns : List.of(Gate.unknowns(block), new StarUnknowns(block, places(block)))) {
            var decisions = Gate.decide(block, POLICY, unknowns, Limits.deciding(Duration.ofMinutes(1)))
                    .decisions();

            var reader = Attacker.of(block, decisions);
            assertThat(decisions).containsEntry("all", new Decision.Show());
            assertThat(reader.computes(few)).isFalse();
            assertThat(reader.interval(few).width()).isGreaterThanOrEqualTo(POLICY.minimum());
            assertThat(reader.narrow(POLICY.minimum())).isEmpty();
        }
    }

    private static Map<String, Place> places(Block block) {
        var places = new TreeMap<String, Place>();
        block.candidates().stream()
                .filter(cell -> !cell.id().equals("all"))
                .forEach(cell -> places.put(cell.id(), new Place("group", cell.id(), "all")));
        return places;
    }
}
