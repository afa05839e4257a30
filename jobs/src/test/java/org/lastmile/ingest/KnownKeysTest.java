package org.lastmile.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KnownKeysTest {
    @Test
    void six_digits_with_few_letters_around_them_and_every_at_sign_look_like_a_person() {
        assertThat(Stream.of(
                        "123456",
                        "abc123456de",
                        "AB 12-34.56",
                        "+1 (555) 010-0199",
                        "jo@example.org",
                        "abcdefgh@123456"))
                .allMatch(KnownKeys::looksLikeIdentifier);
    }

    @Test
    void few_digits_many_letters_and_digits_apart_do_not() {
        assertThat(Stream.of(
                        "12345", "abcd123456", "abc123456def", "branch-078-4878", "123456a1", "ä123456", "٠١٢٣٤٥", ""))
                .noneMatch(KnownKeys::looksLikeIdentifier);
    }
}
