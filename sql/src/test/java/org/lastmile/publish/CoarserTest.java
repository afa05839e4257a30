package org.lastmile.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lastmile.indicator.Publication;
import org.lastmile.release.CellId;
import org.lastmile.release.Period;

class CoarserTest {
    private static final Publication BY_PARTNER = new Publication(
            "o",
            "O",
            "nces",
            List.of("served"),
            List.of(
                    Publication.Layout.open(true, List.of(), List.of(), List.of("served")),
                    Publication.Layout.open(true, List.of("partner_key"), List.of("system_key"), List.of("served"))),
            List.of());
    private static final CellId TOTAL = CellId.of("o/served/2025/all");
    private static final CellId PARTNER = CellId.of("o/served/2025/partner_key=north");
    private static final CellId SYSTEM = CellId.of("o/served/2025/system_key=state");

    @Test
    void too_many_cells_are_told_by_the_coarser_dimension() {
        var first = new Coarser(BY_PARTNER, List.of());
        var later = new Coarser(BY_PARTNER, List.of(TOTAL));

        assertThat(first.isTaken(10, 10)).isFalse();
        assertThat(first.isTaken(11, 10)).isTrue();
        assertThat(later.isTaken(11, 10)).isTrue();
        assertThat(first.words(Period.of("2025"), 1_100, 1_000))
                .isEqualTo("o 2025: by system_key instead of partner_key, because 1,100 cells are more than 1,000");
    }

    @Test
    void what_an_earlier_edition_told_decides_for_its_year() {
        var told = new Coarser(BY_PARTNER, List.of(TOTAL, PARTNER));
        var coarse = new Coarser(BY_PARTNER, List.of(TOTAL, SYSTEM));

        assertThat(told.isTaken(11, 10)).isFalse();
        assertThat(coarse.isTaken(9, 10)).isTrue();
        assertThat(coarse.words(Period.of("2025"), 9, 10))
                .isEqualTo("o 2025: by system_key instead of partner_key, because an earlier edition has told it so");
    }

    @Test
    void a_publication_without_coarser_dimensions_has_no_other_design() {
        var plain = BY_PARTNER.coarser();

        assertThat(plain.tables().get(1).by()).containsExactly("system_key");
        assertThat(plain.coarser()).isEqualTo(plain);
        assertThat(new Coarser(plain, List.of(SYSTEM)).isTaken(11, 10)).isFalse();
    }
}
