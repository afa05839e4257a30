package org.lastmile.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lastmile.disclosure.Candidate;
import org.lastmile.disclosure.Split;

class SplitsTest {
    @Test
    void levels_are_taken_away_from_their_total_and_quarters_from_their_year() {
        var cells = Stream.of(
                        "p/i/2025/all",
                        "p/i/2025Q1/all",
                        "p/i/2025Q2/all",
                        "p/i/2025/gender=woman",
                        "p/i/2025/gender=man",
                        "p/i/2025Q1/gender=woman",
                        "p/other/2025Q1/all")
                .map(id -> Candidate.sum(id, 0, new int[] {0}))
                .toList();

        assertThat(Splits.of(cells))
                .containsExactly(
                        new Split("p/i/2025/all", List.of("p/i/2025Q1/all", "p/i/2025Q2/all")),
                        new Split("p/i/2025/all", List.of("p/i/2025/gender=woman", "p/i/2025/gender=man")),
                        new Split("p/i/2025Q1/all", List.of("p/i/2025Q1/gender=woman")),
                        new Split("p/i/2025/gender=woman", List.of("p/i/2025Q1/gender=woman")));
    }
}
