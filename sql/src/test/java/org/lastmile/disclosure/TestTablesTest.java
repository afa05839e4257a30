package org.lastmile.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TestTablesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "linked_county_size",
                "singleton_data1a",
                "zeros_data0a",
                "z1_f3",
                "z2_f3",
                "z2_f10",
                "z3_f3",
                "z3_f3z",
                "z3_f9"
            })
    void nothing_primary_can_be_computed_and_hardly_more_is_hidden_than_by_the_r_package(String name)
            throws SQLException {
        var table = TestTable.read(name);

        var published = table.publishedByUs();

        var witness = new Witness(table.inner(), published);
        assertThat(table.primaries()).noneMatch(witness::reveals);
        var hidden = table.cells().size() - published.size();
        assertThat((double) hidden).isLessThanOrEqualTo(table.suppressedByR() * 1.01 + 1);
    }

    /** Made without protection against people who are alone in a cell, so no sum of published cells gives one away. */
    @ParameterizedTest
    @ValueSource(strings = {"leaky/g_z2_f3", "leaky/g_z3_f3", "leaky/g_z3_f9"})
    void a_known_bad_pattern_has_no_exact_leak_for_an_outsider(String name) throws SQLException {
        var table = TestTable.read(name);

        var witness = new Witness(table.inner(), table.publishedByR());

        assertThat(table.primaries()).noneMatch(witness::reveals);
    }

    /** What is bad about it: each of two people alone in a cell computes the six other hidden cells of that group. */
    @Test
    void in_a_known_bad_pattern_somebody_alone_in_a_cell_computes_cells_of_others() throws SQLException {
        var table = TestTable.read("leaky/g_z2_f3");
        var exposed = 0;

        for (var own : table.cells()) {
            if (own.isPrimary() && own.count() == 1) {
                var known = new ArrayList<>(table.publishedByR());
                known.add(own.inner());
                var witness = new Witness(table.inner(), known);
                exposed += (int) table.primaries().stream()
                                .filter(witness::reveals)
                                .count()
                        - 1;
            }
        }

        assertThat(exposed).isEqualTo(12);
    }
}
