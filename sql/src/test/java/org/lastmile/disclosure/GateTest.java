package org.lastmile.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lastmile.disclosure.audit.Audit;
import org.lastmile.disclosure.audit.Interval;
import org.lastmile.disclosure.audit.Known;
import org.lastmile.disclosure.audit.Limits;
import org.lastmile.disclosure.audit.Problem;
import org.lastmile.disclosure.audit.Secret;

class GateTest {
    private static final Decision SHOW = new Decision.Show();
    private static final Decision PROTECT = new Decision.Protect();

    @Test
    void the_4x4_table_leaks_although_every_line_has_two_hidden_cells_and_ours_does_not() {
        // Rows w x y z, columns a b c d; hidden: w/a w/b w/c x/a x/c y/b y/d z/b z/d. w/b = 47 is then exact.
        var primary = List.of(0, 1, 2, 4, 6, 9, 11, 13, 15);
        var sums = new ArrayList<int[]>();
        for (var line = 0; line < 4; line++) {
            var at = line;
            sums.add(IntStream.range(0, 16).filter(i -> i / 4 == at).toArray());
            sums.add(IntStream.range(0, 16).filter(i -> i % 4 == at).toArray());
        }

        sums.add(IntStream.range(0, 16).toArray());
        var hidden = primary.stream().map(i -> new int[] {i}).toList();
        IntStream.range(0, 16).filter(i -> !primary.contains(i)).forEach(i -> sums.add(new int[] {i}));
        assertThat(new Witness(16, sums).reveals(new int[] {1})).isTrue();

        var elimination = new Elimination(16, hidden, sum -> Holders.NOBODY, 0);
        var published = sums.stream()
                .filter(sum -> TestTable.isPublished(elimination, sum))
                .toList();

        assertThat(hidden).noneMatch(new Witness(16, published)::reveals);
        assertThat(published).hasSize(sums.size() - 1);
    }

    @Test
    void the_3x2_table_is_not_exact_which_is_all_that_a_span_can_say() {
        // Rows (x x | 7), (x x | 3), (3 3 | 6): cell 1,1 lies in [3, 6]. Only the audit by intervals sees that.
        var published = List.of(
                new int[] {0, 1}, new int[] {2, 3}, new int[] {4}, new int[] {5}, new int[] {0, 2, 4}, new int[] {
                    1, 3, 5
                });

        assertThat(new Witness(6, published).reveals(new int[] {0})).isFalse();
    }

    /** 2 of 15 people, in a publication that counts hours as well. */
    @Test
    void a_band_of_people_is_known_of_a_rate_although_other_cells_count_hours() {
        var people = new int[] {0, 1};
        var band = List.of(
                Known.between(people, 10, 20),
                new Known(people, new int[] {-50, 50}, 1, Known.UNLIMITED),
                Known.between(people, 1, Known.UNLIMITED));
        var secret = new Secret("rate (numerator)", new int[] {0}, 10);
        var limits = Limits.exact(Duration.ofMinutes(1));
        assertThat(Audit.of(new Problem(2, band, List.of(secret)), limits).intervals())
                .containsExactly(new Interval(0, 9, true));
        var block = new Block(
                List.of(
                        new Variable(0, 2, 2),
                        new Variable(1, 13, 13),
                        new Variable(0, 2, 50),
                        new Variable(1, 13, 99)),
                List.of(Candidate.share("rate", 0, people, new int[] {0}), Candidate.sum("hours", 1, new int[] {2, 3
                })));

        var decisions = Gate.decide(block, Policies.standard()).decisions();

        assertThat(decisions).containsEntry("rate", PROTECT).containsEntry("hours", SHOW);
    }

    @Test
    void two_codings_of_age_do_not_give_the_one_person_between_them() {
        // Under 20: 6, aged 20 to 24: 1, 25 to 39: 8.
        var block = new Block(
                variables(6, 1, 8),
                List.of(
                        Candidate.sum("<20", 0, new int[] {0}),
                        Candidate.sum("20-39", 0, new int[] {1, 2}),
                        Candidate.sum("<25", 1, new int[] {0, 1}),
                        Candidate.sum("25-39", 1, new int[] {2})));
        var everything = Map.of("<20", SHOW, "20-39", SHOW, "<25", SHOW, "25-39", SHOW);
        assertThat(LeakCheck.of(block, everything, Policies.withMinimum(5))).isEqualTo(new LeakCheck.Leaks(1, 0));

        var result = Gate.decide(block, Policies.withMinimum(5));

        assertThat(result.decisions())
                .containsExactly(
                        Map.entry("<20", SHOW),
                        Map.entry("20-39", SHOW),
                        Map.entry("<25", PROTECT),
                        Map.entry("25-39", new Decision.Range(0, 9)));
        assertThat(result.tallies()).isEqualTo(new GateResult.Tallies(2, 0, 1, 1, 0));
    }

    @Test
    void a_small_cell_takes_a_second_one_with_it_and_the_total_stays() {
        var block = new Block(
                variables(30, 12, 4),
                List.of(
                        Candidate.sum("total", 0, new int[] {0, 1, 2}),
                        Candidate.sum("large", 1, new int[] {0}),
                        Candidate.sum("middle", 1, new int[] {1}),
                        Candidate.sum("small", 1, new int[] {2}),
                        Candidate.sum("empty", 1, new int[] {})));

        var result = Gate.decide(block, Policies.standard());

        assertThat(result.decisions())
                .containsExactly(
                        Map.entry("total", SHOW),
                        Map.entry("large", SHOW),
                        Map.entry("middle", new Decision.Range(0, 19)),
                        Map.entry("small", new Decision.Range(0, 19)),
                        Map.entry("empty", new Decision.Nobody()));
    }

    @Test
    void a_rate_with_a_small_end_becomes_a_range_by_size() {
        var variables = variables(38, 2, 400, 1000, 12, 3);
        var block = new Block(
                variables,
                List.of(
                        Candidate.share("five percent of 40", 0, new int[] {0, 1}, new int[] {1}),
                        Candidate.share("none of 400", 0, new int[] {2}, new int[] {}),
                        Candidate.share("all of 1000", 0, new int[] {3}, new int[] {3}),
                        Candidate.share("80 percent of 15", 0, new int[] {4, 5}, new int[] {4})));

        var result = Gate.decide(block, Policies.standard());

        assertThat(result.decisions())
                .containsExactly(
                        Map.entry("five percent of 40", new Decision.Band(0, 20, "40-99")),
                        Map.entry("none of 400", new Decision.Band(0, 5, "100-999")),
                        Map.entry("all of 1000", new Decision.Band(99, 100, "1000 or more")),
                        Map.entry("80 percent of 15", new Decision.Band(50, 100, "10-20")));
    }

    @Test
    void people_with_several_units_count_once() {
        // 6 people with 2 awards each: 12 units, 6 people.
        var block = new Block(
                List.of(new Variable(0, 6, 6), new Variable(0, 6, 6)),
                List.of(Candidate.sum("awards", 0, new int[] {0, 1})));

        var result = Gate.decide(block, Policies.standard());

        assertThat(result.decisions()).containsExactly(Map.entry("awards", new Decision.Range(0, 19)));
    }

    @Test
    void a_frozen_cell_decides_what_may_still_be_said() {
        var block = new Block(
                variables(30, 12, 4),
                List.of(
                        Candidate.sum("total", 0, new int[] {0, 1, 2}),
                        Candidate.sum("large", 1, new int[] {0}),
                        Candidate.sum("middle", 2, new int[] {1}).frozenAs(SHOW),
                        Candidate.sum("small", 1, new int[] {2})));

        var result = Gate.decide(block, Policies.standard());

        assertThat(result.decisions())
                .containsExactly(
                        Map.entry("total", SHOW),
                        Map.entry("large", new Decision.Range(20, 39)),
                        Map.entry("middle", SHOW),
                        Map.entry("small", new Decision.Range(0, 19)));
    }

    @Test
    void what_earlier_editions_gave_away_is_counted_and_stops_nothing() {
        var block = new Block(
                variables(30, 4, 50),
                List.of(
                        Candidate.sum("total", 0, new int[] {0, 1}).frozenAs(SHOW),
                        Candidate.sum("large", 0, new int[] {0}).frozenAs(SHOW),
                        Candidate.sum("small", 0, new int[] {1}).frozenAs(PROTECT),
                        Candidate.sum("other", 0, new int[] {2})));

        var result = Gate.decide(block, Policies.standard());

        assertThat(result.decisions().get("other")).isEqualTo(SHOW);
        assertThat(result.inherited()).isEqualTo(1);
        assertThat(result.leaks()).isZero();
    }

    private static List<Variable> variables(long... people) {
        return IntStream.range(0, people.length)
                .mapToObj(i -> new Variable(i, people[i], people[i]))
                .toList();
    }
}
