package org.lastmile.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lastmile.indicator.Publication.Layout;
import org.lastmile.release.CellId;

/** Libraries add up to their systems: a year is told by the ones or by the others. */
class TablesOfYearTest {
    private static final Layout LIBRARIES =
            Layout.open(true, List.of("partner_key"), List.of(), List.of("registrations"));
    private static final Layout SYSTEMS = Layout.open(true, List.of("system_key"), List.of(), List.of("registrations"));
    private static final Layout TOTAL = Layout.open(true, List.of(), List.of(), List.of("registrations"));
    private static final CellId OF_LIBRARY = CellId.of("overview/registrations/2025/partner_key=harbor");
    private static final CellId OF_SYSTEM = CellId.of("overview/registrations/2025/system_key=riverbend");

    @Test
    void systems_are_not_told_where_another_indicator_of_the_year_is_told_by_libraries() {
        var tables = new TablesOfYear(List.of(TOTAL, SYSTEMS), Set.of(), Set.of("partner_key"));

        assertThat(tables.tellable()).containsExactly(TOTAL);
        assertThat(tables.isTellable(OF_SYSTEM)).isFalse();
        assertThat(new TablesOfYear(List.of(TOTAL, SYSTEMS), Set.of(), Set.of("system_key")).tellable())
                .containsExactly(TOTAL, SYSTEMS);
    }

    @Test
    void where_both_were_told_what_was_told_is_decided_again_and_nothing_new_is_told() {
        var tables = new TablesOfYear(List.of(LIBRARIES), Set.of(OF_LIBRARY), Set.of("partner_key", "system_key"));

        assertThat(tables.tellable()).containsExactly(LIBRARIES);
        assertThat(tables.isTellable(OF_LIBRARY)).isTrue();
        assertThat(tables.isTellable(CellId.of("overview/registrations/2025/partner_key=central")))
                .isFalse();
    }

    @Test
    void a_table_that_has_ended_is_there_where_cells_were_told_by_it() {
        assertThat(new TablesOfYear(List.of(LIBRARIES.ended()), Set.of(OF_LIBRARY), Set.of("partner_key")).tellable())
                .hasSize(1);
        assertThat(new TablesOfYear(List.of(LIBRARIES.ended()), Set.of(), Set.of("partner_key")).tellable())
                .isEmpty();
    }
}
