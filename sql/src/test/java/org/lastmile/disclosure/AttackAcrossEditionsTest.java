package org.lastmile.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lastmile.contract.DisclosurePolicy;
import org.lastmile.disclosure.audit.Interval;

/** Attacks 8, 9, 10, 12 and 16: editions, ends of rates, and what stands beside a number. */
class AttackAcrossEditionsTest {
    private static final DisclosurePolicy POLICY = Policies.standard();
    private static final Decision SHOW = new Decision.Show();

    @Test
    void attack_8_the_next_edition_of_a_growing_cohort_gives_the_few_who_came_between() {
        var first = Candidate.sum("through March", 0, new int[] {0});
        var second = Candidate.sum("through June", 0, new int[] {0, 1});
        var variables = Tables.people(40, 3);
        var apart = new HashMap<String, Decision>();
        apart.putAll(Gate.decide(new Block(variables, List.of(first)), POLICY).decisions());
        apart.putAll(Gate.decide(new Block(variables, List.of(second)), POLICY).decisions());
        var both = new Block(variables, List.of(first.frozenAs(SHOW), second));
        assertThat(Attacker.of(both, apart).interval(1)).isEqualTo(new Interval(3, 3, true));

        var decisions = Gate.decide(both, POLICY).decisions();

        assertThat(decisions).containsEntry("through March", SHOW);
        assertThat(Attacker.of(both, decisions).narrow(POLICY.minimum())).isEmpty();
    }

    @Test
    void attack_8_a_number_that_is_told_later_does_not_sharpen_a_range_of_an_earlier_edition() {
        // 6 of 100; an earlier edition has said 5 to 10 percent of 100 to 999 people.
        var share = Candidate.share("rate", 0, new int[] {0, 1}, new int[] {0});
        var count = Candidate.sum("learners", 0, new int[] {0, 1});
        var band = new Decision.Band(5, 10, "100-999");
        var both = new Block(Tables.people(6, 94), List.of(share.frozenAs(band), count));
        assertThat(Attacker.of(both, Map.of("rate", band, "learners", SHOW)).interval(0))
                .isEqualTo(new Interval(5, 9, true));

        var decisions = Gate.decide(both, POLICY).decisions();

        assertThat(decisions).containsEntry("rate", band);
        assertThat(Attacker.of(both, decisions).narrow(POLICY.minimum())).isEmpty();
    }

    @Test
    void attack_9_everybody_in_a_group_has_it_in_common() {
        // 40 of 40; the second variable is the empty rest, of which a reader does not know that it is empty.
        var block =
                new Block(Tables.people(40, 0), List.of(Candidate.share("group", 0, new int[] {0, 1}, new int[] {0})));
        assertThat(Attacker.of(block, Tables.showing(block)).interval(1)).isEqualTo(new Interval(0, 0, true));

        var decisions = Gate.decide(block, POLICY).decisions();

        assertThat(Attacker.of(block, decisions).narrow(POLICY.minimum())).isEmpty();
    }

    @Test
    void attack_9_a_total_and_one_group_give_that_all_of_the_other_group_have_it_in_common() {
        // All 40 of group a, none of 60 of group b; the empty parts stand in the block with nobody.
        var block = new Block(
                Tables.people(40, 0, 0, 60),
                List.of(
                        Candidate.share("all", 0, new int[] {0, 1, 2, 3}, new int[] {0, 2}),
                        Candidate.share("a", 1, new int[] {0, 1}, new int[] {0}),
                        Candidate.share("b", 1, new int[] {2, 3}, new int[] {2})));
        assertThat(Attacker.of(block, Tables.hiding(block, "a")).interval(1)).isEqualTo(new Interval(0, 0, true));

        var decisions = Gate.decide(block, POLICY).decisions();

        assertThat(Attacker.of(block, decisions).narrow(POLICY.minimum())).isEmpty();
    }

    @Test
    void attack_9_the_gate_knows_of_empty_parts_by_itself_where_it_is_told_the_places_of_cells() {
        var full = new Block(
                Tables.people(40, 0, 0, 60),
                List.of(
                        Candidate.share("all", 0, new int[] {0, 1, 2, 3}, new int[] {0, 2}),
                        Candidate.share("a", 1, new int[] {0, 1}, new int[] {0}),
                        Candidate.share("b", 1, new int[] {2, 3}, new int[] {2})));
        var block = new Block(
                Tables.people(40, 60),
                List.of(
                        Candidate.share("all", 0, new int[] {0, 1}, new int[] {0}),
                        Candidate.share("a", 1, new int[] {0}, new int[] {0}),
                        Candidate.share("b", 1, new int[] {1}, new int[] {})));
        var alone = Tables.alone(block, POLICY);
        assertThat(Attacker.of(full, alone).narrow(POLICY.minimum())).isNotEmpty();
        var places = Map.of("a", new Place("group", "a", "all"), "b", new Place("group", "b", "all"));

        var decisions = Gate.decide(
                        block,
                        POLICY,
                        new StarUnknowns(block, places),
                        org.lastmile.disclosure.audit.Limits.deciding(java.time.Duration.ofSeconds(30)))
                .decisions();

        assertThat(Attacker.of(full, decisions).narrow(POLICY.minimum())).isEmpty();
    }

    @Test
    void attack_10_a_range_of_percent_beside_its_denominator_gives_the_numerator() {
        // 4 of 40: 10 to 20 percent of exactly 40 people are 4 to 7.
        var block = new Block(
                Tables.people(4, 36),
                List.of(
                        Candidate.sum("learners", 0, new int[] {0, 1}),
                        Candidate.sum("met", 2, new int[] {0}),
                        Candidate.share("rate", 1, new int[] {0, 1}, new int[] {0})));
        var naive = new HashMap<>(Tables.alone(block, POLICY));
        naive.put("rate", new Decision.Band(10, 20, "40-99"));
        assertThat(Attacker.of(block, naive).interval(0)).isEqualTo(new Interval(4, 7, true));

        var decisions = Gate.decide(block, POLICY).decisions();

        assertThat(Attacker.of(block, decisions).narrow(POLICY.minimum())).isEmpty();
    }

    @Test
    void attack_10_the_percentage_beside_its_denominator_gives_the_numerator() {
        // 12.5 percent of 40, rounded to one decimal: only 5 of 40 rounds to it.
        var fitting = new ArrayList<Integer>();
        for (var met = 0; met <= 40; met++) {
            if (Math.round(met * 1000.0 / 40) == 125) {
                fitting.add(met);
            }
        }

        assertThat(fitting).containsExactly(5);
        var block = new Block(
                Tables.people(5, 35),
                List.of(
                        Candidate.sum("learners", 0, new int[] {0, 1}),
                        Candidate.share("rate", 0, new int[] {0, 1}, new int[] {0})));

        var decisions = Gate.decide(block, POLICY).decisions();

        assertThat(decisions.get("rate")).isNotEqualTo(SHOW);
        assertThat(Attacker.of(block, decisions).narrow(POLICY.minimum())).isEmpty();
    }

    @Test
    void attack_12_a_count_after_an_erasure_gives_the_one_who_is_gone() {
        // The second variable is the one who was erased after the first edition had counted 40.
        var variables = Tables.people(39, 1, 25);
        var then = Candidate.sum("quarter, as it was", 0, new int[] {0, 1});
        var block = new Block(
                variables,
                List.of(
                        then.frozenAs(SHOW),
                        Candidate.sum("quarter, anew", 0, new int[] {0}),
                        Candidate.sum("year, anew", 0, new int[] {0, 2}),
                        Candidate.sum("next quarter", 0, new int[] {2})));
        assertThat(Attacker.of(block, Tables.showing(block)).interval(1)).isEqualTo(new Interval(1, 1, true));

        var decisions = Gate.decide(block, POLICY).decisions();

        var reader = Attacker.of(block, decisions);
        assertThat(decisions).containsEntry("quarter, as it was", SHOW);
        assertThat(reader.interval(1).width()).isGreaterThanOrEqualTo(POLICY.minimum());
        assertThat(reader.narrow(POLICY.minimum())).isEmpty();
    }

    @Test
    void attack_16_a_reason_of_its_own_for_each_hidden_cell_gives_the_small_one() {
        // A line of 14: one cell "small" (1 to 9), one "hidden for the sake of another" (10 or more).
        var fitting = new ArrayList<Integer>();
        for (var small = 1; small < POLICY.minimum(); small++) {
            if (14 - small >= POLICY.minimum()) {
                fitting.add(small);
            }
        }

        assertThat(fitting).containsExactly(1, 2, 3, 4);
        var block = Tables.line(2, 12, 50);

        var decisions = Gate.decide(block, POLICY).decisions();

        assertThat(decisions.get("a")).isEqualTo(decisions.get("b"));
        assertThat(Decision.Protect.class.getRecordComponents()).isEmpty();
        assertThat(Attacker.of(block, decisions).narrow(POLICY.minimum())).isEmpty();
    }
}
