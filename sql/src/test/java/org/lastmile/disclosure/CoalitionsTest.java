package org.lastmile.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random sums, published one by one, and what every coalition computes from them by elimination over the rationals. */
class CoalitionsTest {
    private static final int ROUNDS = 400;
    private static final int COLUMNS = 9;

    private final List<Integer> people = new ArrayList<>();
    private final List<int[]> hidden = new ArrayList<>();

    /** A coalition, and the number of a hidden sum that it computes and that others are in. */
    private record Found(Holders coalition, int sum) {}

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void a_sum_is_refused_exactly_when_some_coalition_would_compute_more_of_others_than_before(int coalition) {
        var random = new SplittableRandom(40 + coalition);
        var refused = 0;
        var published = 0;

        for (var round = 0; round < ROUNDS; round++) {
            draw(random);
            var elimination = new Elimination(COLUMNS, hidden, sum -> holders(sum, coalition), coalition);
            var told = new ArrayList<int[]>();
            var found = found(told, coalition);
            for (var i = 0; i < 12; i++) {
                var sum = sum(random, 2 + random.nextInt(4));
                told.add(sum);
                var then = found(told, coalition);
                // Now and then something has been published long ago, whatever it reveals.
                var isOld = i == 0 && random.nextInt(4) == 0;

                if (!isOld) {
                    assertThat(elimination.isSafe(sum)).isEqualTo(found.containsAll(then));
                }

                if (isOld || found.containsAll(then)) {
                    elimination.publish(sum);
                    found = then;
                    published++;
                } else {
                    told.remove(told.size() - 1);
                    refused++;
                }
            }
        }

        assertThat(List.of(refused, published)).allMatch(count -> count > ROUNDS);
    }

    /** Every second column is one person, some are two, the others many; hidden sums are about few and about many. */
    private void draw(SplittableRandom random) {
        people.clear();
        hidden.clear();
        for (var column = 0; column < COLUMNS; column++) {
            people.add(random.nextInt(2) == 0 ? 1 : random.nextInt(4) == 0 ? 2 : 50);
        }

        var drawn = new HashSet<List<Integer>>();
        for (var i = 0; i < 7; i++) {
            var sum = sum(random, 1 + random.nextInt(2));

            if (drawn.add(IntStream.of(sum).boxed().toList())) {
                hidden.add(sum);
            }
        }
    }

    private static int[] sum(SplittableRandom random, int size) {
        return random.ints(size, 0, COLUMNS).sorted().distinct().toArray();
    }

    private Holders holders(int[] sum, int most) {
        var all = new Holders(IntStream.of(sum).boxed().collect(Collectors.toMap(column -> column, column ->
                (long) people.get(column))));
        return all.people() <= most ? all : Holders.NOBODY;
    }

    /** What each coalition computes of sums that are not all its own; for an outsider every sum is one of others. */
    private Set<Found> found(List<int[]> told, int most) {
        var found = new HashSet<Found>();
        coalitions(most).forEach(coalition -> {
            var known = new ArrayList<>(told);
            hidden.stream()
                    .filter(sum -> holders(sum, most).areAmong(coalition))
                    .forEach(known::add);
            var span = new RationalSpan(COLUMNS, known);
            for (var i = 0; i < hidden.size(); i++) {
                if (!holders(hidden.get(i), most).areAmong(coalition) && span.holds(hidden.get(i))) {
                    found.add(new Found(coalition, i));
                }
            }
        });
        return found;
    }

    private Stream<Holders> coalitions(int most) {
        var own = hidden.stream()
                .map(sum -> holders(sum, most))
                .filter(holders -> !holders.isNobody())
                .toList();
        return Stream.concat(Stream.of(Holders.NOBODY), own.stream().flatMap(one -> own.stream()
                        .map(one::and)))
                .filter(coalition -> coalition.people() <= most)
                .distinct();
    }
}
