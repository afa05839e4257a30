package org.lastmile.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.lastmile.contract.IdentifierKind;
import org.lastmile.contract.WarehouseException;

class LearnerLinksTest {
    private static final List<IdentifierKind> KINDS =
            List.of(IdentifierKind.CARD, IdentifierKind.STUDENT_NUMBER, IdentifierKind.EMAIL);

    private final LearnerLinks links = new LearnerLinks();

    private static String token(long key) {
        return token(key, 0);
    }

    private static String token(long key, long rest) {
        var digest = ByteBuffer.allocate(32).putLong(key).putLong(rest).array();
        return "00000000." + Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    }

    private void row(@Nullable String card, @Nullable String student, @Nullable String email) {
        links.join(KINDS, Arrays.asList(card, student, email));
    }

    @Test
    void the_strongest_identifier_of_a_row_names_the_learner() {
        row(token(30), token(20), token(10));

        assertThat(links.learnerIds()).isEqualTo(Map.of(20L, 30L, 10L, 30L));
    }

    @Test
    void a_single_identifier_is_its_own_learner() {
        row(null, token(20), null);

        assertThat(links.learnerIds()).isEmpty();
    }

    @Test
    void rows_are_connected_through_others() {
        row(null, token(20), token(10));
        row(null, token(21), token(10));
        row(token(-5), token(21), null);

        assertThat(links.learnerIds()).isEqualTo(Map.of(10L, -5L, 20L, -5L, 21L, -5L));
    }

    @Test
    void among_equals_the_smallest_key_wins_in_any_order() {
        row(token(7), null, token(1));
        row(token(3), null, token(1));
        var other = new LearnerLinks();
        other.join(KINDS, Arrays.asList(token(3), null, token(1)));
        other.join(KINDS, Arrays.asList(token(7), null, token(1)));

        assertThat(links.learnerIds()).isEqualTo(Map.of(7L, 3L, 1L, 3L));
        assertThat(other.learnerIds()).isEqualTo(links.learnerIds());
    }

    @Test
    void two_identifiers_with_one_key_are_refused() {
        row(token(1, 1), null, token(2));

        assertThatThrownBy(() -> row(token(1, 2), null, null))
                .isInstanceOf(WarehouseException.class)
                .hasMessage("identity: two different identifiers share the 64-bit key of a learner; their facts would"
                        + " be mixed. Nothing was loaded; rotate the token key before you load again.");
    }
}
