package org.lastmile.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each record is a row of {@link LinkedRows}. */
class LearnerLinksTest {
    private final LinkedRows links = new LinkedRows();

    LearnerLinksTest() throws SQLException {}

    @AfterEach
    void close() throws SQLException {
        links.close();
    }

    @Test
    void the_strongest_identifier_of_a_row_names_the_learner() throws SQLException {
        links.row(30, 120, 210, 310, 0);

        assertThat(links.found("identity")).containsExactly("120 30", "210 30", "310 30");
    }

    @Test
    void a_single_identifier_is_its_own_learner() throws SQLException {
        links.row(0, 120, 0, 0, 900);

        assertThat(links.found("identity")).isEmpty();
    }

    @Test
    void rows_are_connected_through_student_number_and_address() throws SQLException {
        links.row(0, 120, 210, 0, 0);
        links.row(5, 120, 0, 0, 0);

        assertThat(links.found("identity")).containsExactly("120 5", "210 5");
    }

    @Test
    void a_new_card_with_the_same_student_number_is_the_same_learner_under_the_smaller_key() throws SQLException {
        links.row(7, 120, 0, 0, 0);
        links.row(3, 120, 0, 0, 0);

        assertThat(links.found("identity")).containsExactly("7 3", "120 3");
    }

    @Test
    void two_cards_that_share_an_address_alone_are_two_learners_who_may_be_one() throws SQLException {
        links.row(3, 0, 210, 0, 0);
        links.row(3, 0, 210, 0, 900);
        links.row(7, 0, 210, 0, 0);
        links.row(7, 0, 210, 0, 900 + 1);

        assertThat(links.found("identity")).containsExactly("210 null");
        assertThat(links.uncertain()).containsExactly("3 210 card and email", "7 210 card and email");
    }

    @Test
    void two_cards_that_share_address_and_name_are_one_learner() throws SQLException {
        links.row(3, 0, 210, 0, 900);
        links.row(7, 0, 210, 0, 900);

        assertThat(links.found("identity")).containsExactly("7 3", "210 3");
    }

    @Test
    void the_same_name_and_birth_date_alone_is_no_certain_link() throws SQLException {
        links.row(3, 0, 210, 0, 900);
        links.row(7, 0, 211, 0, 900);

        assertThat(links.found("identity")).containsExactly("210 3", "211 7");
        assertThat(links.uncertain()).containsExactly("3 7 name_birth");
    }

    @Test
    void a_card_that_was_lent_joins_no_siblings_and_its_row_goes_to_who_came() throws SQLException {
        links.row(3, 103, 210, 0, 900);
        links.row(3, 103, 211, 0, 900);
        links.row(7, 107, 220, 0, 901);
        links.row(3, 107, 220, 0, 901);

        assertThat(links.found("identity")).containsExactly("103 3", "107 7", "210 3", "211 3", "220 7");
        assertThat(links.rows("identity_record")).containsExactly("3 3 107 220 null 901 7");
        assertThat(links.uncertain()).containsExactly("3 7 card and email, card and student_number");
    }

    @Test
    void a_student_number_typed_wrongly_that_is_somebody_elses_joins_nobody() throws SQLException {
        links.row(3, 103, 210, 0, 900);
        links.row(3, 0, 210, 0, 900);
        links.row(7, 107, 220, 0, 901);
        links.row(7, 107, 221, 0, 901);
        links.row(3, 107, 210, 0, 900);

        assertThat(links.found("identity")).containsExactly("103 3", "107 7", "210 3", "220 7", "221 7");
    }

    @Test
    void a_name_typed_wrongly_beside_a_known_card_and_address_is_a_slip() throws SQLException {
        links.row(3, 103, 210, 0, 900);
        links.row(3, 104, 210, 0, 950);

        assertThat(links.found("identity")).containsExactly("103 3", "104 3", "210 3");
    }

    @Test
    void a_filler_joins_nobody_and_its_rows_are_nobodys() throws SQLException {
        for (var person = 1; person <= LearnerLinks.MOST + 1; person++) {
            links.row(person, 0, 299, 0, 900 + person);
        }

        assertThat(links.found("identity")).containsExactly("299 null");
        assertThat(links.uncertain()).isEmpty();
    }

    @Test
    void an_address_that_joins_a_card_and_a_student_number_is_refused_when_names_differ() throws SQLException {
        links.row(3, 0, 210, 0, 900);
        links.row(0, 107, 210, 0, 901);

        assertThat(links.found("identity")).containsExactly("210 null");
    }

    @Test
    void addresses_that_chain_two_cards_join_neither() throws SQLException {
        links.row(3, 0, 210, 0, 0);
        links.row(0, 107, 210, 0, 0);
        links.row(0, 107, 211, 0, 0);
        links.row(4, 0, 211, 0, 0);

        assertThat(links.found("identity")).isEmpty();
    }

    @Test
    void a_slip_in_a_name_and_in_a_card_beside_the_same_address_is_the_same_learner() throws SQLException {
        links.row(3, 0, 210, 0, 900);
        links.row(3, 0, 0, 0, 900);
        links.row(7, 0, 210, 0, 950);
        links.nameParts(900, 1, 2);
        links.nameParts(950, 1, 3);

        assertThat(links.found("identity")).containsExactly("7 3", "210 3");
    }

    @Test
    void twins_with_one_address_stay_two() throws SQLException {
        links.row(3, 0, 210, 0, 900);
        links.row(3, 0, 0, 0, 900);
        links.row(7, 0, 210, 0, 950);
        links.nameParts(900, 1, 2);
        links.nameParts(950, 4, 5);

        assertThat(links.found("identity")).containsExactly("210 null");
    }

    @Test
    void a_name_that_is_near_to_two_others_is_no_slip_of_either() throws SQLException {
        links.row(3, 0, 210, 0, 900);
        links.row(3, 0, 211, 0, 900);
        links.row(7, 0, 210, 0, 901);
        links.row(7, 0, 211, 0, 901);
        links.row(0, 120, 210, 0, 950);
        links.nameParts(900, 1, 2);
        links.nameParts(901, 4, 3);
        links.nameParts(950, 1, 3);

        assertThat(links.found("identity")).containsExactly("210 null", "211 null");
    }

    @Test
    void a_card_in_one_row_of_all_files_beside_the_address_of_one_person_is_a_slip_and_the_row_is_theirs()
            throws SQLException {
        links.row(3, 0, 210, 0, 900);
        links.row(3, 0, 0, 0, 900);
        links.row(8, 0, 210, 0, 0);

        assertThat(links.found("identity")).containsExactly("210 3");
        assertThat(links.rows("identity_record")).containsExactly("8 8 null 210 null null 3");
    }

    @Test
    void a_link_says_what_it_joins_by_which_rule_and_how_strong_it_is() throws SQLException {
        links.row(3, 103, 210, 0, 900);
        links.row(7, 0, 210, 0, 900);

        links.found("identity");

        assertThat(links.rows("(select learner_key, other_learner_key, joined_by, rule, strength from identity_link)"))
                .containsExactly(
                        "3 7 card and card same address and name 0.996",
                        "3 103 card and student_number one row 0.999",
                        "3 210 card and email address of one person 0.999",
                        "7 210 card and email address of one person 0.999",
                        "103 210 student_number and email address of one person 0.999");
    }

    @Test
    void records_in_any_order_give_the_same_tables() throws SQLException {
        var random = new Random(5);
        var records = new ArrayList<long[]>();

        for (var i = 0; i < 120; i++) {
            records.add(new long[] {
                random.nextInt(12),
                random.nextInt(3) == 0 ? 0 : 100 + random.nextInt(12),
                random.nextInt(3) == 0 ? 0 : 200 + random.nextInt(12),
                random.nextInt(4) == 0 ? 300 + random.nextInt(6) : 0,
                random.nextInt(4) == 0 ? 0 : 900 + random.nextInt(14)
            });
        }

        var first = tables(records);

        for (var times = 0; times < 5; times++) {
            Collections.shuffle(records, random);
            assertThat(tables(records)).isEqualTo(first);
        }
    }

    private static List<List<String>> tables(List<long[]> records) throws SQLException {
        try (var other = new LinkedRows()) {
            for (var record : records) {
                other.row(record[0], record[1], record[2], record[3], record[4]);
            }

            return List.of(other.found("identity"), other.rows("identity_record"), other.rows("identity_link"));
        }
    }
}
