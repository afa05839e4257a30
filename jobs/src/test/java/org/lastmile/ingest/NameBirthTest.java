package org.lastmile.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NameBirthTest {
    @Test
    void the_same_person_written_differently_is_the_same_text() {
        assertThat(NameBirth.text("José", "O'Neil-Ruiz", "1980-02-03")).hasValue("jose oneilruiz 1980-02-03");
        assertThat(NameBirth.text(" JOSE ", "o neil ruiz", "19800203")).hasValue("jose oneilruiz 1980-02-03");
        assertThat(NameBirth.text("jose", "ONEILRUIZ", "2/3/1980")).hasValue("jose oneilruiz 1980-02-03");
    }

    @Test
    void a_missing_part_or_a_day_that_is_none_gives_nothing() {
        assertThat(NameBirth.text(null, "Ruiz", "1980-02-03")).isEmpty();
        assertThat(NameBirth.text("-", "Ruiz", "1980-02-03")).isEmpty();
        assertThat(NameBirth.text("Jo", "Ruiz", "1980-02-30")).isEmpty();
        assertThat(NameBirth.text("Jo", "Ruiz", "80")).isEmpty();
    }

    @Test
    void a_slip_in_one_name_leaves_one_of_two_parts_as_it_was() {
        assertThat(NameBirth.withoutOneName("jose ruiz 1980-02-03"))
                .containsExactly(
                        java.util.Map.entry("FIRST_BIRTH", "jose 1980-02-03"),
                        java.util.Map.entry("INITIAL_LAST_BIRTH", "j ruiz 1980-02-03"));
        assertThat(NameBirth.withoutOneName("none")).isEmpty();
    }
}
