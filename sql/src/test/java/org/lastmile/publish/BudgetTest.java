package org.lastmile.publish;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lastmile.contract.WarehouseException;
import org.lastmile.disclosure.Candidate;

class BudgetTest {
    private static final List<Candidate> CELLS = Stream.of(
                    "overview/registrations/2025/all",
                    "overview/registrations/2025/gender=man",
                    "overview/registrations/2025/gender=woman",
                    "overview/registrations/2025/age_band=18-24")
            .map(id -> Candidate.sum(id, 0, new int[] {0}))
            .toList();

    @Test
    void as_many_cells_as_allowed_are_decided() {
        assertThatCode(() -> Budget.require("overview, 2025", CELLS, 4)).doesNotThrowAnyException();
    }

    @Test
    void one_more_is_refused_with_the_dimension_that_makes_most_of_them() {
        assertThatThrownBy(() -> Budget.require("overview, 2025", CELLS, 3))
                .isInstanceOf(WarehouseException.class)
                .hasMessage(
                        "Publication overview, 2025: 4 cells would be decided together; the policy allows 3. Leave out"
                                + " gender (2 cells), or publish it by year. Nothing is released.");
    }
}
