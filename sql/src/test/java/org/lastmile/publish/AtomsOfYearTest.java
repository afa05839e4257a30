package org.lastmile.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lastmile.contract.WarehouseException;

/**
 * 30 people entered in the same way: 20 of them came in 2025 in one way, 4 of these were offered something; 6 came in
 * another way, and 4 did not come in 2025. 7 came who never entered.
 */
class AtomsOfYearTest {
    private static final Atoms ATOMS = new Atoms(
            List.of(
                    row(0, 4, Map.of("entry", 1L, "award", 9L)),
                    row(0, 26, Map.of("entry", 1L)),
                    row(2025, 16, Map.of("contact", 5L, "entry", 1L)),
                    row(2025, 4, Map.of("contact", 5L, "entry", 1L, "award", 9L)),
                    row(2025, 6, Map.of("contact", 6L, "entry", 1L)),
                    row(2025, 7, Map.of("contact", 5L)),
                    row(2024, 30, Map.of("contact", 5L, "entry", 1L))),
            Set.of("contact"));

    @Test
    void who_has_no_class_of_the_year_is_what_the_others_leave_of_all() {
        var atoms = AtomsOfYear.of(
                ATOMS, 2025, Map.of("contact", Set.of(5L, 6L), "entry", Set.of(1L), "award", Set.of(9L)));

        assertThat(atoms.size()).isEqualTo(5);
        assertThat(people(atoms.of("entry", line(1, 30)))).containsExactlyInAnyOrder(16L, 4L, 6L, 4L);
        assertThat(people(atoms.of("contact", line(5, 27)))).containsExactlyInAnyOrder(16L, 4L, 7L);
        assertThat(people(atoms.of("award", line(9, 4)))).containsExactly(4L);
        assertThat(atoms.of("contact", line(5, 27))).containsAll(atoms.of("award", line(9, 4)));
    }

    @Test
    void people_who_differ_only_in_what_the_year_does_not_count_are_one_atom() {
        var atoms = AtomsOfYear.of(ATOMS, 2025, Map.of("contact", Set.of(5L)));

        assertThat(people(atoms.of("contact", line(5, 27)))).containsExactly(27L);
    }

    @Test
    void measures_that_do_not_fit_are_refused() {
        var atoms = AtomsOfYear.of(ATOMS, 2025, Map.of("contact", Set.of(5L)));

        assertThatThrownBy(() -> atoms.of("contact", line(5, 28)))
                .isInstanceOf(WarehouseException.class)
                .hasMessage("measure.atom does not add up: of some class of contact it has other people than"
                        + " measure.contact. Nothing is released; run 'lastmile build' again.");
        var more = new Atoms(
                List.of(row(0, 3, Map.of("entry", 1L)), row(2025, 4, Map.of("entry", 1L, "contact", 5L))),
                Set.of("contact"));
        assertThatThrownBy(() -> AtomsOfYear.of(more, 2025, Map.of("entry", Set.of(1L), "contact", Set.of(5L))))
                .isInstanceOf(WarehouseException.class)
                .hasMessageContaining("more people have some classes of one year than of all years");
    }

    private static List<Long> people(List<AtomsOfYear.Atom> atoms) {
        return atoms.stream().map(AtomsOfYear.Atom::people).toList();
    }

    private static Atoms.Row row(int year, long people, Map<String, Long> classes) {
        return new Atoms.Row(year, classes, people);
    }

    private static MeasureTable.Line line(long key, long people) {
        return new MeasureTable.Line(
                0, key, people, people, Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of());
    }
}
