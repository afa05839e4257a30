package org.lastmile.disclosure.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lastmile.contract.WarehouseException;

/** Tables whose intervals are known from text books. */
class SmallExamplesTest {
    private static final Limits EXACT = Limits.exact(Duration.ofSeconds(20));

    /** Rows w x y z, columns a b c d. */
    private static final long[] FOUR = {
        30, 47, 64, 89,
        90, 124, 5, 31,
        92, 100, 59, 85,
        800, 991, 651, 685
    };

    private static final List<Integer> HIDDEN = List.of(0, 1, 2, 4, 6, 9, 11, 13, 15);

    @Test
    void a_cell_of_the_4x4_table_is_exact_although_every_line_has_two_hidden_cells() {
        assertThat(cellW_B(HIDDEN)).isEqualTo(new Interval(47, 47, true));
    }

    @Test
    void another_hidden_cell_in_the_4x4_table_makes_it_wide() {
        assertThat(cellW_B(with(7))).isEqualTo(new Interval(0, 78, true));
        assertThat(cellW_B(with(5))).isEqualTo(new Interval(0, 141, true));
    }

    @Test
    void a_cell_of_the_3x2_table_lies_between_3_and_6() {
        var known = List.of(
                Known.number(new int[] {0, 1}, 7),
                Known.number(new int[] {2, 3}, 3),
                Known.number(new int[] {4}, 3),
                Known.number(new int[] {5}, 3),
                Known.number(new int[] {0, 2, 4}, 9),
                Known.number(new int[] {1, 3, 5}, 7),
                Known.number(new int[] {0, 1, 2, 3, 4, 5}, 16));

        var result = Audit.of(new Problem(6, known, List.of(new Secret("1,1", new int[] {0}, 4))), EXACT);

        assertThat(result.intervals()).containsExactly(new Interval(3, 6, true));
        assertThat(result.narrow()).containsExactly(0);
        assertThat(result.binding().get(0)).isNotEmpty();
    }

    @Test
    void two_codings_of_age_give_the_one_person_between_them() {
        // Under 20, 20 to 24, 25 to 39.
        var known = List.of(
                Known.number(new int[] {0}, 6),
                Known.number(new int[] {1, 2}, 9),
                Known.number(new int[] {0, 1}, 7),
                Known.number(new int[] {2}, 8));

        var result = Audit.of(new Problem(3, known, List.of(new Secret("20-24", new int[] {1}, 2))), EXACT);

        assertThat(result.intervals()).containsExactly(new Interval(1, 1, true));
    }

    @Test
    void cells_that_do_not_add_up_are_refused() {
        var known = List.of(
                Known.number(new int[] {0, 1}, 7),
                Known.number(new int[] {2, 3}, 3),
                Known.number(new int[] {0, 2}, 5),
                Known.number(new int[] {1, 3}, 6));

        assertThatThrownBy(() -> Audit.of(new Problem(4, known, List.of()), EXACT))
                .isInstanceOf(WarehouseException.class)
                .hasMessage("Disclosure audit: no table of whole numbers from 0 on agrees with everything that is"
                        + " published; cells do not add up. Compare the cells with their parts.");
    }

    private static List<Integer> with(int cell) {
        var hidden = new ArrayList<>(HIDDEN);
        hidden.add(cell);
        return hidden;
    }

    private static Interval cellW_B(List<Integer> hidden) {
        var known = new ArrayList<Known>();
        for (var line = 0; line < 4; line++) {
            var at = line;
            known.add(sum(IntStream.range(0, 16).filter(i -> i / 4 == at).toArray()));
            known.add(sum(IntStream.range(0, 16).filter(i -> i % 4 == at).toArray()));
        }

        IntStream.range(0, 16).filter(i -> !hidden.contains(i)).forEach(i -> known.add(sum(i)));
        var problem = new Problem(16, known, List.of(new Secret("w/b", new int[] {1}, 10)));
        return Audit.of(problem, EXACT).intervals().get(0);
    }

    private static Known sum(int... cells) {
        return Known.number(cells, Arrays.stream(cells).mapToLong(i -> FOUR[i]).sum());
    }
}
