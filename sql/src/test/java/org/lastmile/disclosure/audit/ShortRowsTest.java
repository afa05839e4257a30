package org.lastmile.disclosure.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lastmile.contract.WarehouseException;

class ShortRowsTest {
    @Test
    void a_total_whose_parts_are_published_links_them_no_more() {
        var state = Known.number(new int[] {0, 1, 2, 3}, 100);
        var counties = List.of(Known.number(new int[] {0, 1}, 60), Known.number(new int[] {2, 3}, 40));

        var linked = new Presolve(new Problem(4, List.of(state), List.of(new Secret("1", new int[] {1}, 10))));
        var split = new Presolve(new Problem(
                4,
                List.of(state, counties.get(0), counties.get(1)),
                List.of(new Secret("1", new int[] {1}, 10), new Secret("3", new int[] {3}, 10))));

        assertThat(linked.components()).hasSize(1);
        assertThat(split.components()).hasSize(2);
    }

    @Test
    void of_a_range_is_left_what_its_published_parts_do_not_say() {
        var known = List.of(
                Known.between(new int[] {0, 1, 2}, 20, 39),
                Known.number(new int[] {0, 1}, 15),
                Known.number(new int[] {1}, 5));

        var lines = new ShortRows(3, known).lines();

        assertThat(lines.get(0).known().unknowns()).containsExactly(2);
        assertThat(lines.get(0).known().low()).isEqualTo(5);
        assertThat(lines.get(0).known().high()).isEqualTo(24);
        assertThat(lines.get(0).sources()).containsExactlyInAnyOrder(0, 1);
        assertThat(lines.get(1).known().unknowns()).containsExactly(0);
        assertThat(lines.get(1).known().low()).isEqualTo(10);
    }

    @Test
    void parts_that_do_not_add_up_are_refused() {
        var known = List.of(
                Known.number(new int[] {0, 1}, 7), Known.number(new int[] {0}, 4), Known.number(new int[] {1}, 4));

        assertThatThrownBy(() -> new ShortRows(2, known))
                .isInstanceOf(WarehouseException.class)
                .hasMessageContaining("cells do not add up");
    }
}
