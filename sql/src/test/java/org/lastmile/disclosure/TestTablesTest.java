package org.lastmile.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
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

        var started = System.nanoTime();
        var published = table.publishedByUs();
        System.out.println(name + " ours " + (table.cells().size() - published.size()) + " R " + table.suppressedByR()
                + " s " + (System.nanoTime() - started) / 1e9);

        var witness = new Witness(table.inner(), published);
        assertThat(table.primaries()).noneMatch(witness::reveals);
        var hidden = table.cells().size() - published.size();
        assertThat((double) hidden).isLessThanOrEqualTo(table.suppressedByR() * 1.01 + 1);
    }
}
