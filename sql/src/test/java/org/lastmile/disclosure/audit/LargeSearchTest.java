package org.lastmile.disclosure.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Many places of three kinds of people each; published are the people of each place and of each kind. The first kind of a place can
 * be anything up to all of its people as long as others can make up for it, and that is the answer that is compared.
 */
class LargeSearchTest {
    private static final int PLACES = 900;
    private static final int KINDS = 3;
    private static final long WIDTH = 10;

    private final SplittableRandom random = new SplittableRandom(5);
    private final long[] truth = random.longs(PLACES * KINDS, 0, 9).toArray();

    private long people(int place) {
        return IntStream.range(0, KINDS)
                .mapToLong(kind -> truth[place * KINDS + kind])
                .sum();
    }

    private Problem problem(int... narrow) {
        var known = new ArrayList<Known>();
        for (var place = 0; place < PLACES; place++) {
            var first = place * KINDS;
            known.add(Known.number(IntStream.range(first, first + KINDS).toArray(), people(place)));
        }

        for (var kind = 0; kind < KINDS; kind++) {
            var first = kind;
            var all = IntStream.range(0, PLACES)
                    .map(place -> place * KINDS + first)
                    .toArray();
            known.add(Known.number(
                    all, IntStream.of(all).mapToLong(unknown -> truth[unknown]).sum()));
        }

        for (var place : narrow) {
            known.add(Known.between(new int[] {place * KINDS}, 0, WIDTH - 1));
        }

        var secrets = IntStream.range(0, PLACES)
                .mapToObj(place -> new Secret("place " + place, new int[] {place * KINDS}, WIDTH))
                .toList();
        return new Problem(truth.length, known, secrets);
    }

    @ParameterizedTest
    @EnumSource(
            value = Limits.Reach.class,
            names = {"NEARBY", "WIDTH"})
    void exactly_the_numbers_of_small_places_and_of_those_that_are_told_closely_are_narrow(Limits.Reach reach) {
        var told = IntStream.range(0, 5).map(i -> i * 100).toArray();
        var problem = problem(told);

        var result = Audit.of(problem, new Limits(Duration.ofMinutes(5), reach));

        var expected = IntStream.range(0, PLACES)
                .filter(place -> people(place) < WIDTH || (place % 100 == 0 && place < 500))
                .boxed()
                .toList();
        assertThat(expected).hasSizeBetween(50, PLACES - 50);
        assertThat(result.narrow()).isEqualTo(expected);
        assertThat(result.tables()).isNotEmpty().allMatch(problem::agrees);
    }

    @Test
    void a_table_of_before_is_where_the_next_look_begins() {
        var problem = problem();
        var limits = new Limits(Duration.ofMinutes(5), Limits.Reach.NEARBY);

        var again = Audit.of(problem, List.of(truth), limits);

        assertThat(again.tables().get(0)).isEqualTo(truth);
        assertThat(again.tables()).allMatch(problem::agrees);
        assertThat(again.narrow()).allMatch(place -> people(place) < WIDTH);
    }

    @Test
    void rows_that_keep_a_number_narrow_are_named() {
        var problem = problem(7);

        var result = Audit.of(problem, List.of(truth), new Limits(Duration.ofMinutes(5), Limits.Reach.NEARBY));

        assertThat(people(7)).isGreaterThanOrEqualTo(WIDTH);
        assertThat(result.binding().get(7)).contains(problem.known().size() - 1);
    }
}
