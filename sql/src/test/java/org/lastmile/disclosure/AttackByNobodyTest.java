package org.lastmile.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lastmile.contract.DisclosurePolicy;
import org.lastmile.disclosure.audit.Interval;
import org.lastmile.disclosure.audit.Limits;

/** Attack 9: that nobody of a group, or everybody, is in a numerator follows from what is shown of others. */
class AttackByNobodyTest {
    private static final DisclosurePolicy POLICY = Policies.standard();

    @Test
    void attack_9_the_quarters_of_others_tell_that_nobody_of_a_quarter_is_in_the_numerator() {
        // 40 of 60 people in the first quarter, and none of 40 in the second.
        var quarters = block(new int[] {0}, new int[] {}, new int[] {3});
        var places = totals(quarters.gate());

        assertThat(reader(quarters, Tables.alone(quarters.gate(), POLICY)).interval(3))
                .isEqualTo(new Interval(0, 0, true));
        assertThat(reader(quarters, decisions(quarters, places)).interval(3).width())
                .isGreaterThanOrEqualTo(POLICY.intervalWidth());
    }

    @Test
    void attack_9_the_quarters_of_others_tell_that_everybody_of_a_quarter_is_in_the_numerator() {
        // 40 of 60 people in the first quarter, and all 40 in the second; whoever were not, would be class 3.
        var quarters = block(new int[] {0}, new int[] {2}, new int[] {});
        var places = totals(quarters.gate());

        assertThat(reader(quarters, Tables.alone(quarters.gate(), POLICY)).interval(3))
                .isEqualTo(new Interval(0, 0, true));
        assertThat(reader(quarters, decisions(quarters, places)).interval(3).width())
                .isGreaterThanOrEqualTo(POLICY.intervalWidth());
    }

    @Test
    void attack_9_the_rates_of_other_groups_tell_that_nobody_of_a_group_is_in_the_numerator() {
        var groups = block(new int[] {0}, new int[] {}, new int[] {3});
        var places = Map.of(
                "2025",
                Place.total("2025"),
                "2025Q1",
                new Place("gender", "man", "2025"),
                "2025Q2",
                new Place("gender", "woman", "2025"));

        assertThat(reader(groups, Tables.alone(groups.gate(), POLICY)).interval(3))
                .isEqualTo(new Interval(0, 0, true));
        assertThat(reader(groups, decisions(groups, places)).interval(3).width())
                .isGreaterThanOrEqualTo(POLICY.intervalWidth());
    }

    /**
     * A block as the gate sees it, and as a reader does, who does not know that class 3 has nobody.
     *
     * @param gate classes 0 to 2
     */
    private record Seen(Block gate, Block reader) {}

    private static Seen block(int[] first, int[] second, int[] possible) {
        var all = join(first, second);
        var variables = Tables.people(40, 20, 40, 0);
        var gate = new Block(
                variables,
                List.of(
                        Candidate.share("2025", 0, new int[] {0, 1, 2}, all),
                        Candidate.share("2025Q1", 1, new int[] {0, 1}, first),
                        Candidate.share("2025Q2", 1, new int[] {2}, second)));
        var reader = new Block(
                variables,
                List.of(
                        Candidate.share("2025", 0, new int[] {0, 1, 2, 3}, join(all, possible)),
                        Candidate.share("2025Q1", 1, new int[] {0, 1}, first),
                        Candidate.share("2025Q2", 1, new int[] {2, 3}, join(second, possible))));
        return new Seen(gate, reader);
    }

    private static int[] join(int[] one, int[] other) {
        return IntStream.concat(Arrays.stream(one), Arrays.stream(other))
                .sorted()
                .toArray();
    }

    private static Map<String, Place> totals(Block block) {
        return block.candidates().stream().collect(Collectors.toMap(Candidate::id, cell -> Place.total(cell.id())));
    }

    private static Attacker reader(Seen seen, Map<String, Decision> decisions) {
        return Attacker.of(seen.reader(), decisions);
    }

    private static Map<String, Decision> decisions(Seen seen, Map<String, Place> places) {
        var unknowns = new StarUnknowns(seen.gate(), places);
        return Gate.decide(seen.gate(), POLICY, unknowns, Limits.deciding(Duration.ofMinutes(1)))
                .decisions();
    }
}
