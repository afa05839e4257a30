package org.lastmile.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What people have decided of two identifiers. Each record is a row of {@link LinkedRows}. */
class LinksByHandTest {
    private final LinkedRows links = new LinkedRows();

    LinksByHandTest() throws SQLException {}

    @AfterEach
    void close() throws SQLException {
        links.close();
    }

    @Test
    void identifiers_taken_apart_stay_apart_and_keep_what_is_nearer() throws SQLException {
        links.row(3, 103, 210, 0, 900);
        links.row(7, 103, 0, 0, 900);
        links.row(7, 0, 0, 307, 900);
        links.row(7, 0, 211, 0, 900);
        links.apart(7, 103);

        assertThat(links.found("identity")).containsExactly("103 3", "210 3", "211 7", "307 7");
        assertThat(links.rows(
                        "(select learner_id, other_learner_id, joined_by from identity_link where is_kept_apart)"))
                .containsExactly("3 7 card and student_number, name_birth");
    }

    @Test
    void what_is_equally_near_to_two_cards_is_neither_ones() throws SQLException {
        links.row(3, 103, 0, 0, 900);
        links.row(7, 103, 0, 0, 900);
        links.apart(3, 7);

        assertThat(links.found("identity")).isEmpty();
    }

    @Test
    void joins_by_hand_what_no_rule_joins_and_no_guard_takes_apart() throws SQLException {
        links.row(1, 100, 0, 0, 900);
        links.row(2, 101, 0, 0, 901);
        links.confirmed(1, 2);

        assertThat(links.found("identity")).containsExactly("2 1", "100 1", "101 1");
        assertThat(links.rows("(select learner_key, other_learner_key, strength from identity_link"
                        + " where rule = 'confirmed by hand')"))
                .containsExactly("1 2 1.0");
    }

    @Test
    void an_address_of_two_that_were_joined_by_hand_is_theirs() throws SQLException {
        links.row(1, 0, 200, 0, 0);
        links.row(1, 0, 200, 0, 900);
        links.row(2, 0, 200, 0, 0);
        links.row(2, 0, 200, 0, 900);
        links.row(2, 101, 0, 0, 901);
        links.row(2, 101, 0, 0, 901);
        links.row(2, 101, 0, 0, 901);
        links.confirmed(1, 2);

        assertThat(links.found("identity")).contains("2 1", "200 1");
    }

    @Test
    void what_was_joined_by_hand_waits_while_one_of_the_two_is_nobodys_or_unknown() throws SQLException {
        links.row(1, 0, 200, 0, 900);
        links.row(2, 0, 200, 0, 901);
        links.confirmed(1, 200);
        links.confirmed(1, 55);

        assertThat(links.found("identity")).containsExactly("200 null");
    }

    @Test
    void what_was_joined_by_hand_stays_together_when_one_of_the_two_is_taken_apart_from_a_third() throws SQLException {
        links.row(1, 101, 0, 0, 0);
        links.row(0, 100, 0, 300, 0);
        links.confirmed(100, 101);
        links.apart(1, 100);

        assertThat(links.found("identity")).containsExactly("101 100", "300 100");
    }
}
