package org.lastmile.disclosure.round;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lastmile.disclosure.round.Cases.people;
import static org.lastmile.disclosure.round.Cases.policy;
import static org.lastmile.disclosure.round.Cases.settings;
import static org.lastmile.disclosure.round.Cases.sum;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.lastmile.disclosure.Block;
import org.lastmile.disclosure.Candidate;
import org.lastmile.disclosure.Decision;
import org.lastmile.disclosure.Variable;

class RoundingTest {
    @Test
    void a_small_class_goes_where_its_sums_stay_closer_and_large_ones_stay() {
        var block = new Block(
                people(30, 12, 4, 7),
                List.of(sum("large", 0), sum("middle", 1), sum("four", 2), sum("seven", 3), sum("first two", 0, 1)));

        var told = new Rounding(settings(10), Ledger.empty()).decide(block, policy(10));

        // Four is off by 4 as 0, seven by 3 as 10: the largest error is 4, and 9 more makes 13.
        assertThat(told)
                .containsExactly(
                        Map.entry("large", new Decision.Rounded(30, 30, 13)),
                        Map.entry("middle", new Decision.Rounded(12, 12, 13)),
                        Map.entry("four", new Decision.Rounded(0, 0, 13)),
                        Map.entry("seven", new Decision.Rounded(10, 10, 13)),
                        Map.entry("first two", new Decision.Rounded(42, 42, 13)));
    }

    @Test
    void the_total_decides_which_of_two_small_classes_is_full() {
        var block = new Block(people(20, 4, 7), List.of(sum("four", 1), sum("seven", 2), sum("total", 0, 1, 2)));

        var told = new Rounding(settings(10), Ledger.empty()).decide(block, policy(10));

        assertThat(Cases.number(told, "total")).isEqualTo(30);
        assertThat(Cases.number(told, "four")).isZero();
    }

    @Test
    void a_reach_makes_a_headline_exact() {
        var block = new Block(people(20, 6, 7), List.of(sum("six", 1), sum("seven", 2), sum("total", 0, 1, 2)));
        var settings = new Settings(10, 4, 2, 2000, candidate -> candidate.id().equals("total"));

        var told = new Rounding(settings, Ledger.empty()).decide(block, policy(10));

        assertThat(Cases.number(told, "total")).isEqualTo(33);
    }

    @Test
    void a_population_of_one_or_two_counts_as_nobody_although_the_base_is_nearer() {
        var block = new Block(
                people(2, 36, 2),
                List.of(
                        sum("two people", 0),
                        Candidate.share("two of forty", 0, new int[] {1, 2}, new int[] {2}),
                        Candidate.share("share of two people", 0, new int[] {0}, new int[] {0})));

        var told = new Rounding(settings(3), Ledger.empty()).decide(block, policy(3));

        assertThat(told)
                .containsExactly(
                        Map.entry("two people", new Decision.Rounded(0, 0, 4)),
                        Map.entry("two of forty", new Decision.Band(0, 20, "about 39")),
                        Map.entry("share of two people", new Decision.Protect()));
    }

    @Test
    void a_rate_is_told_as_exactly_as_its_error_allows() {
        var block = new Block(
                people(50, 54, 20, 30, 6, 9),
                List.of(
                        Candidate.share("half of 104", 0, new int[] {0, 1}, new int[] {0}),
                        Candidate.share("two of five", 0, new int[] {2, 3}, new int[] {2}),
                        Candidate.share("of 15", 0, new int[] {4, 5}, new int[] {4})));

        var told = new Rounding(settings(10), Ledger.empty()).decide(block, policy(10));

        // Off by 6 at most (6 as 0, 9 as 10) and 9 more: 15 of 104 are more than 10 points, and 15 of 50 are 30.
        assertThat(told)
                .containsExactly(
                        Map.entry("half of 104", new Decision.Band(30, 70, "about 104")),
                        Map.entry("two of five", new Decision.Protect()),
                        Map.entry("of 15", new Decision.Protect()));
    }

    @Test
    void units_come_along_at_the_average_of_at_least_as_many_people_as_the_base() {
        // Four people with one award each and six with 26 in all: 30 awards of ten people, three each.
        var block = new Block(
                List.of(new Variable(0, 4, 4), new Variable(1, 6, 26), new Variable(2, 12, 40)),
                List.of(sum("few", 0), sum("many", 1), sum("large", 2), sum("small ones", 0, 1)));

        var told = new Rounding(settings(10), Ledger.empty()).decide(block, policy(10));

        assertThat(Cases.number(told, "few")).isZero();
        assertThat(Cases.number(told, "many")).isEqualTo(30);
        assertThat(Cases.number(told, "small ones")).isEqualTo(30);
        assertThat(Cases.number(told, "large")).isEqualTo(40);
    }

    @Test
    void a_class_that_owns_several_units_moves_in_all_of_them() {
        var block = new Block(
                List.of(new Variable(0, 8, 8), new Variable(0, 8, 16), new Variable(1, 8, 24)),
                List.of(sum("spring", 0), sum("autumn", 1, 2), sum("year", 0, 1, 2)));

        var result = Cases.round(settings(10), block, Ledger.empty());

        var told = result.decisions();
        assertThat(Cases.number(told, "spring") + Cases.number(told, "autumn")).isEqualTo(Cases.number(told, "year"));
        assertThat(result.ledger().classes()).hasSize(2);
    }

    @Test
    void the_ledger_names_classes_by_their_cells() {
        var block = new Block(
                people(30, 12, 4),
                List.of(sum("all", 0, 1, 2), Candidate.share("rate", 0, new int[] {0, 1}, new int[] {1})));

        var ledger = Cases.round(settings(10), block, Ledger.empty()).ledger();

        assertThat(ledger.cells()).containsExactly("all", "rate");
        assertThat(ledger.classes())
                .isEqualTo(new TreeMap<>(Map.of(
                        "0", new Ledger.Counted(4, 0),
                        "0 1", new Ledger.Counted(30, 30),
                        "0 1n", new Ledger.Counted(12, 12))));
    }

    @Test
    void what_cannot_be_rounded_is_refused() {
        var block = new Block(people(30), List.of(sum("all", 0).frozenAs(new Decision.Show())));
        var rounding = new Rounding(settings(10), Ledger.empty());
        var later = new Rounding(settings(10), new Ledger(List.of("gone"), new TreeMap<>()));

        assertThatThrownBy(() -> rounding.decide(block, policy(10)))
                .hasMessage("Cell all was told exactly before; a publication keeps its mechanism.");
        assertThatThrownBy(() -> rounding.decide(block, policy(11)))
                .hasMessage("The base of the rounding must be at least the minimum of the policy, 11.");
        assertThatThrownBy(() -> later.decide(new Block(people(30), List.of(sum("all", 0))), policy(10)))
                .hasMessage("Cell gone was told before and must be in the block.");
    }
}
