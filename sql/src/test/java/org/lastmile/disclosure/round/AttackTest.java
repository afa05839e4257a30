package org.lastmile.disclosure.round;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.lastmile.disclosure.Block;

/** Attacks that naive rounding does not survive; every true table that fits what was told is tried. */
class AttackTest {
    private static final int BASE = Fitting.BASE;

    @Test
    void rounding_each_cell_by_itself_gives_four_twos_away_and_ours_does_not() {
        var cells = List.of(
                Cases.sum("a", 0), Cases.sum("b", 1), Cases.sum("c", 2), Cases.sum("d", 3), Cases.sum("t", 0, 1, 2, 3));
        var truth = new int[] {2, 2, 2, 2};

        // 0, 0, 0, 0 and 10: four numbers of at most 2 that make at least 8.
        var naive = new TreeMap<String, Long>();
        cells.forEach(cell -> naive.put(cell.id(), nearest(Fitting.value(cell, truth))));
        var afterNaive = Fitting.values(cells, table -> cells.stream()
                .allMatch(cell -> nearest(Fitting.value(cell, table)) == naive.getOrDefault(cell.id(), -1L)));
        assertThat(afterNaive.get("a")).containsExactly(2L);

        var block = new Block(Cases.people(2, 2, 2, 2), cells);
        var told = Cases.round(unpinned(0), block, Ledger.empty()).decisions();

        assertThat(Fitting.values(cells, told, 0).values())
                .allSatisfy(values -> assertThat(values.last() - values.first()).isGreaterThanOrEqualTo(BASE - 1));
    }

    @Test
    void rounding_each_edition_by_itself_tells_of_one_person_who_came_and_ours_does_not() {
        var told = new ArrayList<Long>();
        var naive = new ArrayList<Long>();
        var ledger = Ledger.empty();
        for (var people : new long[] {7, 8}) {
            naive.add(nearest(people));
            var block = new Block(Cases.people(40, people), List.of(Cases.sum("all", 0, 1), Cases.sum("few", 1)));
            var result = Cases.round(Cases.settings(10), block, ledger);
            told.add(Cases.number(result.decisions(), "few"));
            ledger = result.ledger();
        }

        // Whoever knows that one person came reads 7 and 8 from 5 and 10.
        assertThat(naive).containsExactly(5L, 10L);
        assertThat(told).containsExactly(10L, 10L);
    }

    /** Two people: each of them knows of a full group what the other has done. */
    @Test
    void whoever_is_in_a_group_of_two_does_not_read_the_other_from_a_full_numerator() {
        var cells = List.of(Cases.sum("group", 0), Cases.sum("numerator", 0, 1), Cases.sum("all", 0, 1, 2));
        var block = new Block(Cases.people(2, 20, 30), cells);
        var open = new Settings(3, 0, 0, 50, any -> false);
        var pinned = new Settings(3, 0, 2, 50, any -> false);

        var leaky = Cases.round(open, block, Ledger.empty()).decisions();
        var ours = Cases.round(pinned, block, Ledger.empty()).decisions();

        assertThat(Cases.number(leaky, "group")).isEqualTo(3);
        assertThat(Cases.number(ours, "group")).isZero();
        assertThat(Cases.number(ours, "numerator")).isEqualTo(20);
    }

    /** Told or not, a number of 0 to base - 1 people could be any of at least base numbers. */
    @Test
    void every_small_number_of_random_tables_fits_at_least_base_values() {
        var random = new SplittableRandom(11);
        var cells = List.of(
                Cases.sum("r0", 0, 1),
                Cases.sum("r1", 2, 3),
                Cases.sum("c0", 0, 2),
                Cases.sum("c1", 1, 3),
                Cases.sum("t", 0, 1, 2, 3));

        for (var i = 0; i < 60; i++) {
            var reach = i % 3;
            var table = random.ints(4, 0, 8).toArray();
            var block =
                    new Block(Cases.people(Arrays.stream(table).asLongStream().toArray()), cells);
            var told = Cases.round(unpinned(reach), block, Ledger.empty()).decisions();
            var values = Fitting.values(cells, told, reach);

            for (var cell : cells) {
                if (Fitting.value(cell, table) < BASE) {
                    var fitting = values.getOrDefault(cell.id(), new java.util.TreeSet<>());
                    assertThat(fitting).contains(Fitting.value(cell, table));
                    assertThat(fitting.last() - fitting.first())
                            .as("%s of %s", cell.id(), Arrays.toString(table))
                            .isGreaterThanOrEqualTo(BASE - 1);
                }
            }
        }
    }

    private static Settings unpinned(int reach) {
        return new Settings(BASE, reach, 0, 200, any -> false);
    }

    private static long nearest(long count) {
        return (count + BASE / 2) / BASE * BASE;
    }
}
