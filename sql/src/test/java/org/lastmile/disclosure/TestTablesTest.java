package org.lastmile.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

        var published = table.publishedByUs(0);

        var witness = new Witness(table.inner(), published);
        assertThat(table.primaries()).noneMatch(witness::reveals);
        assertThat(hidden(table, published)).isLessThanOrEqualTo(table.suppressedByR() * 1.01 + 1);
    }

    @ParameterizedTest
    @CsvSource({
        "linked_county_size, true",
        "singleton_data1a, true",
        "z1_f3, true",
        "z2_f3, false",
        "z2_f10, true",
        "z3_f3, false",
        "z3_f3z, false",
        "z3_f9, false"
    })
    void nobody_alone_in_a_cell_computes_another_one(String name, boolean isSafeInR) throws SQLException {
        var table = TestTable.read(name);

        var published = table.publishedByUs(1);

        assertThat(table.exposedByOne(published)).isEmpty();
        assertThat(table.exposedByOne(table.publishedByR()).isEmpty()).isEqualTo(isSafeInR);
        // The pattern of R is made by a weaker criterion where it exposes somebody.
        if (isSafeInR) {
            assertThat(hidden(table, published)).isLessThanOrEqualTo(table.suppressedByR() * 1.01 + 1);
        }
    }

    @ParameterizedTest
    @CsvSource({"singleton_data1a, 5", "z1_f3, 0", "z2_f3, 16"})
    void no_two_people_compute_a_cell_of_others_as_they_do_from_what_is_safe_from_one(String name, int exposed)
            throws SQLException {
        var table = TestTable.read(name);

        assertThat(table.exposedByTwo(table.publishedByUs(1))).hasSize(exposed);
        assertThat(table.exposedByTwo(table.publishedByUs(2))).isEmpty();
    }

    private static double hidden(TestTable table, List<int[]> published) {
        return table.cells().size() - published.size();
    }

    /** Made without protection against people who are alone in a cell, so no sum of published cells gives one away. */
    @ParameterizedTest
    @ValueSource(strings = {"leaky/g_z2_f3", "leaky/g_z3_f3", "leaky/g_z3_f9"})
    void a_known_bad_pattern_has_no_exact_leak_for_an_outsider(String name) throws SQLException {
        var table = TestTable.read(name);

        var witness = new Witness(table.inner(), table.publishedByR());

        assertThat(table.primaries()).noneMatch(witness::reveals);
    }

    /** What is bad about it: people alone in a cell compute other hidden cells. */
    @ParameterizedTest
    @CsvSource({"leaky/g_z2_f3, 10", "leaky/g_z3_f3, 309", "leaky/g_z3_f9, 11"})
    void in_a_known_bad_pattern_somebody_alone_in_a_cell_computes_cells_of_others(String name, int exposed)
            throws SQLException {
        var table = TestTable.read(name);

        assertThat(table.exposedByOne(table.publishedByR())).hasSize(exposed);
    }
}
