package org.lastmile.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.lastmile.contract.IdentifierKind;
import org.lastmile.contract.WarehouseException;

/** The expected tokens were computed with Python's hmac over the kind, a zero byte and the normalised text. */
class TokensTest {
    private final Tokens tokens = new Tokens(new TokenKey("4884fdaa", "0123456789abcdef".repeat(4)));

    private String token(IdentifierKind kind, String text) {
        return tokens.token(tokens.digest(kind, text));
    }

    @Test
    void a_card_gives_the_known_token_however_it_is_written() {
        var known = "4884fdaa.TSEByQfn9aHPZhzi_oKjpAL75DrpIMW6H8oyLGcc8Sc";

        assertThat(token(IdentifierKind.CARD, "card-0001")).isEqualTo(known);
        assertThat(token(IdentifierKind.CARD, " CARD 0001 ")).isEqualTo(known);
        assertThat(token(IdentifierKind.CARD, "\uff23ard0001")).isEqualTo(known);
    }

    @Test
    void an_address_gives_the_known_token_in_any_case() {
        assertThat(token(IdentifierKind.EMAIL, "Jo@Example.org"))
                .isEqualTo("4884fdaa.FMI5HT1yCPP0wtXQYCfu9MAw--4D8LlascxHRdCNV_8");
    }

    @Test
    void the_id_of_a_credential_is_taken_as_it_is() {
        assertThat(token(IdentifierKind.CREDENTIAL, "Award-1"))
                .isEqualTo("4884fdaa.GrF78eYhDdINFuAdQ5xN3zJ3jCXmL721RrXFl92BdLA");
        assertThat(token(IdentifierKind.CREDENTIAL, "award-1"))
                .isNotEqualTo(token(IdentifierKind.CREDENTIAL, "Award-1"));
    }

    @Test
    void the_same_text_of_another_kind_is_another_token() {
        assertThat(token(IdentifierKind.CARD, "1234")).isNotEqualTo(token(IdentifierKind.STUDENT_NUMBER, "1234"));
    }

    @Test
    void the_key_of_a_learner_is_the_beginning_of_the_digest() {
        assertThat(Tokens.learnerKey(tokens.digest(IdentifierKind.CARD, "card-0001")))
                .isEqualTo(5557725378084599201L);
    }

    @Test
    void a_token_of_name_and_birth_date_says_whether_another_name_is_near() {
        var jose = tokens.digest(IdentifierKind.NAME_BIRTH, "jose ruiz 1980-02-03");
        var slip = tokens.digest(IdentifierKind.NAME_BIRTH, "jose riuz 1980-02-03");

        assertThat(jose).hasSize(56);
        assertThat(Arrays.copyOfRange(jose, 0, 32)).isNotEqualTo(Arrays.copyOfRange(slip, 0, 32));
        assertThat(Arrays.copyOfRange(jose, 32, 44)).isEqualTo(Arrays.copyOfRange(slip, 32, 44));
        assertThat(Arrays.copyOfRange(jose, 44, 56)).isNotEqualTo(Arrays.copyOfRange(slip, 44, 56));
        assertThat(tokens.digestOf(IdentifierKind.NAME_BIRTH, tokens.token(jose)))
                .isEqualTo(jose);
    }

    @Test
    void only_what_has_the_form_of_a_token_is_one() {
        assertThat(Tokens.isToken(token(IdentifierKind.CARD, "card-0001"))).isTrue();
        assertThat(Tokens.isToken(token(IdentifierKind.NAME_BIRTH, "jo ruiz 1980-02-03")))
                .isTrue();
        assertThat(Tokens.isToken("4884fdaa.TSEByQfn9aHPZhzi")).isFalse();
        assertThat(Tokens.isToken("a-long-identifier-of-a-system-that-likes-them-so-long"))
                .isFalse();
    }

    /** A key that was rotated once. */
    private static Tokens rotated() {
        return new Tokens(new TokenKey("2865868d", "0123456789abcdef".repeat(4) + "fedcba9876543210".repeat(4)));
    }

    @Test
    void a_rotated_key_gives_the_old_token_wrapped_with_the_new_key() {
        var known = "2865868d.qqFHbi_v_RmlZIuGjQS7wVednWr_nVM9XhN-EaMGq10";

        assertThat(rotated().token(rotated().digest(IdentifierKind.CARD, "Card 0001")))
                .isEqualTo(known);
        assertThat(rotated().wrapped(token(IdentifierKind.CARD, "card-0001"))).isEqualTo(known);
        assertThat(rotated().wrapped(known)).isEqualTo(known);
    }

    @Test
    void what_follows_a_token_of_name_and_birth_date_is_wrapped_for_itself() {
        var old = tokens.digest(IdentifierKind.NAME_BIRTH, "jo ruiz 1980-02-03");
        var jo = rotated().digest(IdentifierKind.NAME_BIRTH, "jo ruiz 1980-02-03");
        var slip = rotated().digest(IdentifierKind.NAME_BIRTH, "jo riuz 1980-02-03");

        assertThat(rotated().wrapped(tokens.token(old))).isEqualTo(rotated().token(jo));
        assertThat(Arrays.copyOfRange(jo, 32, 44))
                .isEqualTo(Arrays.copyOfRange(slip, 32, 44))
                .isNotEqualTo(Arrays.copyOfRange(old, 32, 44));
        assertThat(Arrays.copyOfRange(jo, 44, 56)).isNotEqualTo(Arrays.copyOfRange(slip, 44, 56));
    }

    @Test
    void a_token_of_a_key_that_is_none_of_the_chain_is_refused() {
        assertThatThrownBy(() -> rotated().wrapped("00000000.AAAA"))
                .isInstanceOf(WarehouseException.class)
                .hasMessage(
                        "Key 2865868d cannot wrap tokens of another partnership's key; put the key back from your safe"
                                + " copy.");
    }

    @Test
    void a_tombstone_from_before_a_rotation_is_among_those_that_are_looked_for_when_it_is_wrapped() {
        var before = tokens.tombstone(token(IdentifierKind.CARD, "card-0001"));
        var after = rotated().tombstone(rotated().token(rotated().digest(IdentifierKind.CARD, "card-0001")));

        assertThat(rotated().tombstones(IdentifierKind.CARD, "card-0001", java.util.function.UnaryOperator.identity()))
                .containsExactly(rotated().tombstone(before), after);
    }
}
