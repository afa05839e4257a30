package org.lastmile.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lastmile.contract.DisclosurePolicy;
import org.lastmile.disclosure.audit.Interval;

/** Attack 15: a partner, or two, take their own learners away from totals. */
class AttackByPartnersTest {
    private static final DisclosurePolicy POLICY = Policies.standard();
    private static final Decision SHOW = new Decision.Show();

    @Test
    void attack_15_a_partner_takes_its_own_learners_away_from_a_total() {
        // 38 learners of the library, 2 of the college.
        var cells = List.of(Candidate.sum("all", 0, new int[] {0, 1}));
        var variables = Tables.people(38, 2);
        var naive = Gate.decide(new Block(variables, cells), POLICY).decisions();
        assertThat(naive).containsEntry("all", SHOW);
        var block = new Block(variables, cells, List.of(), List.of(partner("library", 0), partner("college", 1)));
        assertThat(Attacker.of(block, naive).knowing(0).interval(1)).isEqualTo(new Interval(2, 2, true));

        var library = Attacker.of(block, Gate.decide(block, POLICY).decisions()).knowing(0);

        assertThat(library.computes(1)).isFalse();
    }

    @Test
    void attack_15_a_partner_takes_its_learners_out_of_what_is_hidden_beside_a_small_cell() {
        // Women: 20 of the library. Men: 4 of the college, hidden with the women, who are the library's alone.
        var cells = List.of(
                Candidate.sum("all", 0, new int[] {0, 1, 2}),
                Candidate.sum("women", 1, new int[] {0}),
                Candidate.sum("men", 1, new int[] {1}),
                Candidate.sum("non-binary", 1, new int[] {2}));
        var variables = Tables.people(20, 4, 40);
        var naive = Gate.decide(new Block(variables, cells), POLICY).decisions();
        var block = new Block(variables, cells, List.of(), List.of(partner("library", 0), partner("college", 1, 2)));
        assertThat(Attacker.of(block, naive).narrow(POLICY.minimum())).isEmpty();
        assertThat(Attacker.of(block, naive).knowing(0).interval(1)).isEqualTo(new Interval(4, 4, true));

        var library = Attacker.of(block, Gate.decide(block, POLICY).decisions()).knowing(0);

        assertThat(library.computes(1)).isFalse();
    }

    @Test
    void attack_15_two_partners_together_take_their_learners_away_from_a_rate() {
        // Of three partners; the third has 2 learners who met the goal, and neither of the others sees that alone.
        var cells = List.of(Candidate.share("all", 0, new int[] {0, 1, 2, 3, 4, 5}, new int[] {0, 2, 4}));
        var variables = Tables.people(15, 30, 16, 32, 2, 20);
        var partners = List.of(partner("east", 0, 1), partner("west", 2, 3), partner("college", 4, 5));
        var block = new Block(variables, cells, List.of(), partners);
        var safeFromOne = Gate.decide(block, withCoalition(1)).decisions();
        assertThat(safeFromOne).containsEntry("all", SHOW);
        assertThat(Attacker.of(block, safeFromOne).knowing(0).computes(4)).isFalse();
        assertThat(Attacker.of(block, safeFromOne).knowing(0).knowing(2).computes(4))
                .isTrue();

        var two = Attacker.of(block, Gate.decide(block, POLICY).decisions())
                .knowing(0)
                .knowing(2);

        assertThat(two.computes(4)).isFalse();
    }

    @Test
    void attack_15_in_random_tables_no_partner_and_no_two_compute_others_in_what_is_hidden_or_very_few_others() {
        var random = new SplittableRandom(15);
        var policy = Policies.withMinimum(5);
        var exposedBefore = 0;

        for (var table = 0; table < 60; table++) {
            var block = block(random);
            var alone = new Block(block.variables(), block.candidates());
            exposedBefore += exposed(block, Gate.decide(alone, policy).decisions(), policy) > 0 ? 1 : 0;

            var decisions = Gate.decide(block, policy).decisions();

            assertThat(exposed(block, decisions, policy)).isZero();
        }

        assertThat(exposedBefore).isGreaterThan(10);
    }

    @Test
    void attack_15_a_partner_comes_too_close_to_the_others_in_a_hidden_cell_without_computing_it() {
        // Two rows, two columns, and in each cell first the library's learners, then others: 5 of them in the first
        // cell.
        var cells = List.of(
                Candidate.sum("row 1", 0, new int[] {0, 1, 2, 3}),
                Candidate.sum("row 2", 0, new int[] {4, 5, 6, 7}),
                Candidate.sum("column 1", 0, new int[] {0, 1, 4, 5}),
                Candidate.sum("column 2", 0, new int[] {2, 3, 6, 7}),
                Candidate.sum("1,1", 1, new int[] {0, 1}),
                Candidate.sum("1,2", 1, new int[] {2, 3}),
                Candidate.sum("2,1", 1, new int[] {4, 5}),
                Candidate.sum("2,2", 1, new int[] {6, 7}));
        var variables = Tables.people(2, 3, 30, 1, 40, 1, 50, 25);
        var naive = Gate.decide(new Block(variables, cells), POLICY).decisions();
        var block = new Block(variables, cells, List.of(), List.of(partner("library", 0, 2, 4, 6)));
        assertThat(Attacker.of(block, naive).narrow(POLICY.minimum())).isEmpty();
        assertThat(library(block, naive).computes(1)).isFalse();
        assertThat(library(block, naive).interval(1)).isEqualTo(new Interval(0, 4, true));

        var library = library(block, Gate.decide(block, POLICY).decisions());

        assertThat(library.interval(1).width()).isGreaterThanOrEqualTo(POLICY.insiderWidth());
    }

    private static Attacker library(Block block, Map<String, Decision> decisions) {
        return Attacker.of(block, decisions).knowing(0).knowing(2).knowing(4).knowing(6);
    }

    @Test
    void attack_15_in_random_tables_no_partner_and_no_two_come_close_to_others_in_a_small_cell() {
        var random = new SplittableRandom(16);
        var policy = Policies.withMinimum(5);
        var narrowBefore = 0;

        for (var table = 0; table < 100; table++) {
            var block = block(random);
            var alone = new Block(block.variables(), block.candidates());
            narrowBefore += narrow(block, Gate.decide(alone, policy).decisions(), policy) > 0 ? 1 : 0;

            var decisions = Gate.decide(block, policy).decisions();

            assertThat(narrow(block, decisions, policy)).isZero();
        }

        assertThat(narrowBefore).isGreaterThan(3);
    }

    @Test
    void the_check_of_leaks_notices_what_a_partner_computes() {
        var block = new Block(
                Tables.people(38, 2),
                List.of(Candidate.sum("all", 0, new int[] {0, 1})),
                List.of(),
                List.of(partner("library", 0)));

        assertThat(LeakCheck.of(block, Tables.showing(block), POLICY)).isEqualTo(new LeakCheck.Leaks(0, 0));
        assertThat(LeakCheck.ofPartners(block, Tables.showing(block), POLICY)).isEqualTo(new LeakCheck.Leaks(1, 0));
    }

    /** Three levels, two periods and three partners: 18 classes. */
    private static Block block(SplittableRandom random) {
        var people = random.longs(18, 0, 12).map(one -> one == 0 ? 1 : one).toArray();
        var cells = new java.util.ArrayList<Candidate>();
        cells.add(Candidate.sum("all", 0, where(i -> true)));
        for (var level = 0; level < 3; level++) {
            var at = level;
            cells.add(Candidate.sum("level " + level, 1, where(i -> i / 6 == at)));
            for (var period = 0; period < 2; period++) {
                var then = period;
                cells.add(Candidate.sum(level + " in " + period, 2, where(i -> i / 6 == at && i / 3 % 2 == then)));
            }
        }

        cells.add(Candidate.sum("first period", 1, where(i -> i / 3 % 2 == 0)));
        var partners = IntStream.range(0, 3)
                .mapToObj(one -> partner("partner " + one, where(i -> i % 3 == one)))
                .toList();
        return new Block(Tables.people(people), cells, List.of(), partners);
    }

    /** Sums of others that partners compute: others in small hidden cells, and fewer than the partners' minimum anywhere. */
    private static long exposed(Block block, Map<String, Decision> decisions, DisclosurePolicy policy) {
        var sizes = new Sizes(block.variables());
        var exposed = 0L;
        for (var one : block.partners()) {
            for (var other : block.partners()) {
                var known = IntStream.concat(Arrays.stream(one.variables()), Arrays.stream(other.variables()))
                        .distinct()
                        .toArray();
                var reader = Attacker.of(block, decisions);
                for (var own : known) {
                    reader = reader.knowing(own);
                }

                for (var cell : block.candidates()) {
                    var others = Arrays.stream(cell.population())
                            .filter(i -> Arrays.stream(known).noneMatch(own -> own == i))
                            .toArray();
                    var isHidden = sizes.people(cell.population()) < policy.minimum();
                    var isFew = sizes.people(others) < policy.partnerMinimum();
                    exposed += others.length > 0 && (isHidden || isFew) && reader.computes(others) ? 1 : 0;
                }
            }
        }

        return exposed;
    }

    /** Small hidden cells in which the number of others is known to less than the width, by partner or by two. */
    private static long narrow(Block block, Map<String, Decision> decisions, DisclosurePolicy policy) {
        var narrow = 0L;
        for (var one : block.partners()) {
            for (var other : block.partners()) {
                var known = IntStream.concat(Arrays.stream(one.variables()), Arrays.stream(other.variables()))
                        .distinct()
                        .toArray();
                var reader = Attacker.of(block, decisions);
                for (var own : known) {
                    reader = reader.knowing(own);
                }

                narrow += narrow(block, reader, known, policy);
            }
        }

        return narrow;
    }

    private static long narrow(Block block, Attacker reader, int[] known, DisclosurePolicy policy) {
        var sizes = new Sizes(block.variables());
        return block.candidates().stream()
                .filter(cell -> sizes.people(cell.population()) < policy.minimum())
                .map(cell -> Arrays.stream(cell.population())
                        .filter(i -> Arrays.stream(known).noneMatch(own -> own == i))
                        .toArray())
                .filter(others -> others.length > 0)
                .filter(others -> reader.interval(others).width() < policy.insiderWidth())
                .count();
    }

    private static int[] where(java.util.function.IntPredicate isIn) {
        return IntStream.range(0, 18).filter(isIn).toArray();
    }

    private static Partner partner(String id, int... variables) {
        return new Partner(id, variables);
    }

    private static DisclosurePolicy withCoalition(int coalition) {
        return new DisclosurePolicy(
                POLICY.profile(),
                POLICY.title(),
                POLICY.minimum(),
                POLICY.bands(),
                POLICY.intervalWidth(),
                coalition,
                POLICY.partnerMinimum(),
                POLICY.insiderWidth(),
                POLICY.pPercent(),
                POLICY.ranges(),
                POLICY.maxCells());
    }
}
