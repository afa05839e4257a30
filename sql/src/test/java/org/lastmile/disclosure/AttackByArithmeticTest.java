package org.lastmile.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.lastmile.contract.DisclosurePolicy;
import org.lastmile.disclosure.audit.Interval;

/** Attacks 1 to 7: what a reader works out by adding, subtracting and bounding. */
class AttackByArithmeticTest {
    private static final DisclosurePolicy POLICY = Policies.standard();

    /** Every line has two small cells, and 1,2 is rows 1 and 2 less columns 1 and 3. */
    private static final long[][] FOUR = {{3, 4, 5, 89}, {6, 124, 2, 31}, {92, 7, 59, 8}, {800, 5, 651, 9}};

    @Test
    void attack_1_a_combination_of_several_totals_gives_a_small_cell() {
        var block = Tables.twoWay(FOUR);
        var naive = Attacker.of(block, Tables.alone(block, POLICY));
        assertThat(naive.computes(1)).isTrue();
        assertThat(naive.interval(1)).isEqualTo(new Interval(4, 4, true));

        var decisions = Gate.decide(block, POLICY).decisions();

        var reader = Attacker.of(block, decisions);
        assertThat(block.candidates())
                .filteredOn(cell -> !(decisions.get(cell.id()) instanceof Decision.Show))
                .noneMatch(cell -> reader.computes(cell.population()));
        assertThat(reader.narrow(POLICY.minimum())).isEmpty();
    }

    @Test
    void attack_2_a_cell_that_no_combination_gives_is_known_to_a_few_people() {
        var block = Tables.twoWay(new long[][] {{2, 40}, {3, 50}, {30, 60}, {20, 70}});
        var naive = Attacker.of(block, Tables.hiding(block, "1,1", "1,2", "2,1", "2,2"));
        assertThat(naive.computes(0)).isFalse();
        assertThat(naive.interval(0)).isEqualTo(new Interval(1, 4, true));

        var decisions = Gate.decide(block, POLICY).decisions();

        assertThat(Attacker.of(block, decisions).narrow(POLICY.minimum())).isEmpty();
    }

    @Test
    void attack_3_ten_hidden_cells_that_add_up_to_ten_have_one_person_each() {
        var block = Tables.line(40, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1);
        var naive = Attacker.of(block, Tables.alone(block, POLICY));
        assertThat(naive.computes(1)).isFalse();
        assertThat(naive.interval(1)).isEqualTo(new Interval(1, 1, true));

        var decisions = Gate.decide(block, POLICY).decisions();

        assertThat(Attacker.of(block, decisions).narrow(POLICY.minimum())).isEmpty();
    }

    @Test
    void attack_4_a_row_whose_hidden_cells_are_empty_gives_the_cells_below_it() {
        var block = Tables.twoWay(new long[][] {{0, 0, 40}, {3, 50, 60}, {30, 70, 80}, {20, 45, 55}});
        var naive = new HashMap<>(Tables.hiding(block, "2,1", "2,2"));
        // Hidden though nobody is in them: such a cell does not say that somebody is.
        List.of("1,1", "1,2").forEach(id -> naive.put(id, new Decision.Nobody()));
        var blind = block.candidates().stream()
                .filter(cell -> !List.of("1,1", "1,2").contains(cell.id()))
                .toList();
        var reader = Attacker.of(new Block(block.variables(), blind), naive);
        assertThat(reader.computes(3)).isFalse();
        assertThat(reader.interval(3)).isEqualTo(new Interval(3, 3, true));

        var decisions = Gate.decide(block, POLICY).decisions();

        assertThat(decisions).containsEntry("1,1", new Decision.Nobody()).containsEntry("1,2", new Decision.Nobody());
        assertThat(Attacker.of(block, decisions).narrow(POLICY.minimum())).isEmpty();
    }

    @Test
    void attack_5_somebody_alone_in_a_cell_computes_the_opposite_corner() {
        var block = Tables.twoWay(new long[][] {{1, 40, 70}, {30, 5, 80}, {50, 60, 90}});
        var naive = Tables.hiding(block, "1,1", "1,2", "2,1", "2,2");
        assertThat(Attacker.of(block, naive).narrow(POLICY.minimum())).isEmpty();
        assertThat(Attacker.of(block, naive).knowing(0).interval(4)).isEqualTo(new Interval(5, 5, true));

        var decisions = Gate.decide(block, POLICY).decisions();

        var single = Attacker.of(block, decisions).knowing(0);
        assertThat(single.computes(4)).isFalse();
        assertThat(single.interval(4).width()).isGreaterThanOrEqualTo(POLICY.minimum());
    }

    @Test
    void attack_5_none_of_several_people_who_are_each_alone_in_a_cell_computes_a_cell_of_others() {
        var random = new SplittableRandom(5);
        var policy = Policies.withMinimum(5);
        var exposedBefore = 0;

        for (var table = 0; table < 60; table++) {
            var block = Tables.twoWay(counts(random));
            exposedBefore += exposed(block, Tables.alone(block, policy)) > 0 ? 1 : 0;

            var decisions = Gate.decide(block, policy).decisions();

            assertThat(exposed(block, decisions)).isZero();
        }

        assertThat(exposedBefore).isGreaterThan(20);
    }

    /** Pairs of somebody alone in a cell and a small cell of others that this person computes. */
    private static long exposed(Block block, Map<String, Decision> decisions) {
        var reader = Attacker.of(block, decisions);
        var exposed = 0;
        for (var own = 0; own < block.variables().size(); own++) {
            if (block.variables().get(own).people() == 1) {
                var single = reader.knowing(own);
                for (var other = 0; other < block.variables().size(); other++) {
                    var people = block.variables().get(other).people();
                    exposed += other != own && people > 0 && people < 5 && single.computes(other) ? 1 : 0;
                }
            }
        }

        return exposed;
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

    @Test
    void attack_6_two_publications_that_are_safe_alone_give_a_small_county_together() {
        // Counties of 4, 30 and 50 people; the west is the first and the third of them.
        var counties = Tables.line(4, 30, 50);
        var regions = new Block(
                counties.variables(),
                List.of(
                        Candidate.sum("west", 1, new int[] {0, 2}),
                        Candidate.sum("east", 1, new int[] {1}),
                        Candidate.sum("everybody", 0, new int[] {0, 1, 2})));
        var both = new Block(
                counties.variables(),
                java.util.stream.Stream.concat(counties.candidates().stream(), regions.candidates().stream())
                        .toList());
        var apart = new HashMap<>(Gate.decide(counties, POLICY).decisions());
        apart.putAll(Gate.decide(regions, POLICY).decisions());
        assertThat(Attacker.of(both, apart).computes(0)).isTrue();

        var decisions = Gate.decide(both, POLICY).decisions();

        assertThat(Attacker.of(both, decisions).computes(0)).isFalse();
        assertThat(Attacker.of(both, decisions).narrow(POLICY.minimum())).isEmpty();
    }

    @Test
    void attack_7_two_codings_of_age_give_the_few_people_between_them() {
        // Under 20, 20 to 24, 25 to 39.
        assertDifferenceIsSafe(
                new Block(
                        Tables.people(16, 1, 18),
                        List.of(
                                Candidate.sum("<20", 0, new int[] {0}),
                                Candidate.sum("20-39", 0, new int[] {1, 2}),
                                Candidate.sum("<25", 1, new int[] {0, 1}),
                                Candidate.sum("25-39", 1, new int[] {2}))),
                1);
    }

    @Test
    void attack_7_a_county_less_its_city_gives_the_few_people_in_the_country() {
        assertDifferenceIsSafe(
                new Block(
                        Tables.people(55, 5),
                        List.of(Candidate.sum("county", 0, new int[] {0, 1}), Candidate.sum("city", 1, new int[] {0}))),
                1);
    }

    @Test
    void attack_7_the_share_of_all_less_the_share_of_a_group_gives_the_few_of_the_others() {
        // In the group 20 of 60 met the goal, of the others 3 of 17.
        assertDifferenceIsSafe(
                new Block(
                        Tables.people(20, 40, 3, 14),
                        List.of(
                                Candidate.share("all", 0, new int[] {0, 1, 2, 3}, new int[] {0, 2}),
                                Candidate.share("group", 1, new int[] {0, 1}, new int[] {0}))),
                2);
    }

    private static void assertDifferenceIsSafe(Block block, int few) {
        assertThat(Tables.alone(block, POLICY)).isEqualTo(Tables.showing(block));
        assertThat(Attacker.of(block, Tables.showing(block)).computes(few)).isTrue();

        var decisions = Gate.decide(block, POLICY).decisions();

        assertThat(Attacker.of(block, decisions).computes(few)).isFalse();
        assertThat(Attacker.of(block, decisions).narrow(POLICY.minimum())).isEmpty();
    }
}
