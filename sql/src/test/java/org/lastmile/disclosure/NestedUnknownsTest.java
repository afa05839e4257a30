package org.lastmile.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lastmile.contract.DisclosurePolicy;
import org.lastmile.disclosure.audit.Audit;
import org.lastmile.disclosure.audit.Interval;
import org.lastmile.disclosure.audit.Known;
import org.lastmile.disclosure.audit.Limits;
import org.lastmile.disclosure.audit.Problem;
import org.lastmile.disclosure.audit.Secret;

/** Whoever came for the first time has come: two marts, and the numbers of the one bound those of the other. */
class NestedUnknownsTest {
    private static final DisclosurePolicy POLICY = Policies.standard();
    private static final Limits LIMITS = Limits.deciding(Duration.ofSeconds(30));
    private static final int SMALL = 4;
    private static final int CASES = 50;
    private static final int MOST = 22;
    private static final int SUMS = 9;

    /** Seven of the ten who came in a library came for the first time. */
    private static final Block TOWN = block(7, 3, 60, 15);

    @Test
    void a_hidden_number_is_at_most_what_another_mart_tells_and_then_that_is_hidden_too() {
        var blind = Gate.decide(TOWN, POLICY, tables(TOWN), LIMITS).decisions();
        var seeing = Gate.decide(TOWN, POLICY, nested(TOWN), LIMITS).decisions();

        assertThat(blind.get("came/a")).isEqualTo(new Decision.Show());
        assertThat(blind.get("first/a")).isNotInstanceOf(Decision.Show.class);
        assertThat(interval(TOWN, nested(TOWN), "first/a", Map.of("came/a", 10L)))
                .isEqualTo(new Interval(1, 10, true));
        assertThat(seeing.get("came/a")).isNotInstanceOf(Decision.Show.class);
    }

    @Test
    void no_table_of_whole_people_lets_a_reader_come_closer_than_the_width() {
        var random = new SplittableRandom(20_261_127);
        var policy = Policies.withMinimum(SMALL);
        var naive = 0;

        for (var i = 0; i < CASES; i++) {
            var people = random.ints(4, 0, random.nextInt(2) == 0 ? 6 : 12).toArray();
            var block = block(people[0], people[1], people[2], people[3]);
            naive += narrow(
                    block, Gate.decide(block, policy, tables(block), LIMITS).decisions());

            assertThat(narrow(
                            block,
                            Gate.decide(block, policy, nested(block, SMALL), LIMITS)
                                    .decisions()))
                    .as("case %s: %s", i, people)
                    .isZero();
        }

        assertThat(naive).isPositive();
    }

    @Test
    void where_somebody_of_the_part_is_not_in_the_whole_nobody_knows_the_one_from_the_other() {
        var block = apart(new Block(
                Tables.people(8, 2),
                List.of(Candidate.sum("came/a", 0, new int[] {0}), Candidate.sum("first/a", 1, new int[] {0, 1}))));

        assertThat(nested(block).size()).isEqualTo(tables(block).size());
    }

    @Test
    void a_partner_knows_how_many_of_its_own_are_in_the_one_and_not_in_the_other() {
        var unknowns = nested(TOWN);
        var values = new long[unknowns.size()];
        for (var variable = 0; variable < TOWN.variables().size(); variable++) {
            for (var unknown : unknowns.ofVariable(variable)) {
                values[unknown] += TOWN.variables().get(variable).value();
            }
        }

        assertThat(values).containsExactly(unknowns.values());
        assertThat(unknowns.fewMore()).hasSize(1);
    }

    @Test
    void learners_are_at_most_the_attendances_of_which_each_has_one() {
        var block = apart(new Block(
                List.of(new Variable(0, 12, 12), new Variable(0, 12, 14)),
                List.of(Candidate.sum("first/a", 0, new int[] {0}), Candidate.sum("came/a", 1, new int[] {1}))));

        assertThat(interval(block, nested(block), "first/a", Map.of("came/a", 14L)))
                .isEqualTo(new Interval(1, 14, true));
        assertThat(nested(block).fewMore()).isEmpty();
    }

    @Test
    void what_a_library_does_is_a_part_of_the_only_track_that_it_offers() {
        var block = new Block(
                Tables.people(9, 20, 5, 30),
                List.of(
                        Candidate.share("came/a", 0, new int[] {0, 1}, new int[] {0}),
                        Candidate.share("came/s", 0, new int[] {0, 1, 2, 3}, new int[] {0, 2})));
        var unknowns = new NestedUnknowns(
                block, tables(block), List.of(new Nesting("came/s", "came/a", true)), POLICY.minimum());
        var track = block.candidates().get(1);
        var returned = unknowns.of(block.candidates().get(0), 1);
        var known = new ArrayList<>(unknowns.structure());
        known.add(Known.number(unknowns.of(track, 1), 14));

        assertThat(interval(unknowns, known, returned)).isEqualTo(new Interval(0, 14, true));
        // Five who returned are of other libraries.
        assertThat(unknowns.fewMore()).hasSize(1);
        assertThat(unknowns.fewMore().values().iterator().next()).containsExactly(2);
    }

    @Test
    void what_another_publication_tells_is_known_as_well() {
        var own = List.of(Candidate.sum("first/a", 0, new int[] {0}));
        var told = Candidate.sum("came/a", 1, new int[] {0, 1}).frozenAs(new Decision.Show());
        var hidden = Candidate.sum("came/a", 1, new int[] {0, 1}).frozenAs(new Decision.Protect());
        var block = new Block(Tables.people(8, 5), own);
        var beside = block.with(new Block(block.variables(), List.of(own.get(0), told)));
        var besideHidden = block.with(new Block(block.variables(), List.of(own.get(0), hidden)));

        assertThat(interval(beside, nested(beside), "first/a", Map.of())).isEqualTo(new Interval(1, 13, true));
        assertThat(nested(besideHidden).size()).isEqualTo(tables(besideHidden).size());
    }

    /** Two libraries: who came first there, and who came otherwise. */
    private static Block block(long firstA, long laterA, long firstB, long laterB) {
        return apart(new Block(
                Tables.people(firstA, laterA, firstB, laterB),
                List.of(
                        Candidate.sum("came/all", 0, new int[] {0, 1, 2, 3}),
                        Candidate.sum("came/a", 1, new int[] {0, 1}),
                        Candidate.sum("came/b", 1, new int[] {2, 3}),
                        Candidate.sum("first/all", 0, new int[] {0, 2}),
                        Candidate.sum("first/a", 1, new int[] {0}),
                        Candidate.sum("first/b", 1, new int[] {2}))));
    }

    private static Block apart(Block together) {
        return Sides.apart(together, id -> id.substring(0, id.indexOf('/')), Map.of())
                .with(together);
    }

    private static Unknowns tables(Block block) {
        var places = new HashMap<String, Place>();
        block.candidates().forEach(cell -> {
            var name = cell.id().split("/", 2);
            var whole = name[0] + "/all";
            places.put(cell.id(), name[1].equals("all") ? Place.total(whole) : new Place("library", name[1], whole));
        });
        return new StarUnknowns(block, places);
    }

    private static Unknowns nested(Block block) {
        return nested(block, POLICY.minimum());
    }

    private static Unknowns nested(Block block, int minimum) {
        var nestings = List.of(
                new Nesting("came/all", "first/all", false),
                new Nesting("came/a", "first/a", false),
                new Nesting("came/b", "first/b", false));
        return new NestedUnknowns(block, tables(block), nestings, minimum);
    }

    /** What a reader knows of a hidden cell in which somebody is, from others that are told. */
    private static Interval interval(Block block, Unknowns unknowns, String hidden, Map<String, Long> told) {
        var known = new ArrayList<>(unknowns.structure());
        var sum = new int[0];
        for (var cell : block.candidates()) {
            if (told.containsKey(cell.id())) {
                known.add(Known.number(unknowns.of(cell, 0), told.getOrDefault(cell.id(), 0L)));
            } else if (cell.id().equals(hidden)) {
                sum = unknowns.of(cell, 0);
                known.add(Known.between(sum, 1, Known.UNLIMITED));
            }
        }

        return interval(unknowns, known, sum);
    }

    private static Interval interval(Unknowns unknowns, List<Known> known, int[] sum) {
        var secret = new Secret("hidden", sum, POLICY.intervalWidth());
        return Audit.of(new Problem(unknowns.size(), known, List.of(secret)), Limits.exact(Duration.ofSeconds(30)))
                .intervals()
                .get(0);
    }

    /** Small numbers that are known within less than the width, by trying all tables of up to so many people in each class. */
    private static int narrow(Block block, Map<String, Decision> decisions) {
        var sizes = new Sizes(block.variables());
        var truth = block.candidates().stream()
                .mapToLong(cell -> sizes.value(cell.population()))
                .toArray();
        var known = block.candidates().stream()
                .map(cell -> known(decisions.get(cell.id()), sizes.value(cell.population())))
                .toList();
        var least = new long[SUMS];
        var most = new long[SUMS];
        Arrays.fill(least, Long.MAX_VALUE);
        for (var code = 0; code < MOST * MOST * MOST * MOST; code++) {
            var sums = sums(code % MOST, code / MOST % MOST, code / MOST / MOST % MOST, code / MOST / MOST / MOST);

            if (agrees(known, sums)) {
                for (var i = 0; i < SUMS; i++) {
                    least[i] = Math.min(least[i], sums[i]);
                    most[i] = Math.max(most[i], sums[i]);
                }
            }
        }

        var really = sums(truth[4], truth[1] - truth[4], truth[5], truth[2] - truth[5]);
        return (int) IntStream.range(0, SUMS)
                .filter(i -> really[i] > 0 && really[i] < SMALL && most[i] - least[i] < SMALL)
                .count();
    }

    /** The six cells, in the order of the block, and who came otherwise. */
    private static long[] sums(long firstA, long laterA, long firstB, long laterB) {
        return new long[] {
            firstA + laterA + firstB + laterB,
            firstA + laterA,
            firstB + laterB,
            firstA + firstB,
            firstA,
            firstB,
            laterA + laterB,
            laterA,
            laterB
        };
    }

    private static boolean agrees(List<Interval> known, long[] sums) {
        return IntStream.range(0, known.size())
                .allMatch(i ->
                        known.get(i).low() <= sums[i] && sums[i] <= known.get(i).high());
    }

    private static Interval known(@Nullable Decision decision, long value) {
        if (decision instanceof Decision.Show || value == 0) {
            return new Interval(value, value, true);
        }

        return decision instanceof Decision.Range range
                ? new Interval(Math.max(1, range.low()), range.high(), true)
                : new Interval(1, Long.MAX_VALUE, true);
    }
}
