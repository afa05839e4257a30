package org.lastmile.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lastmile.indicator.Publication;
import org.lastmile.indicator.Request;
import org.lastmile.release.CellId;

class UsefulnessTest {
    private static final List<String> ALL = List.of("all");

    @Test
    void totals_and_the_newest_quarters_come_first_then_what_a_funder_asks_for_then_the_order_of_the_publication() {
        var publication = publication(new Request(ALL, List.of("claims"), List.of("gender")));

        var ordered = Stream.of(
                        "o/visits/2025/age_band=18-24",
                        "o/claims/2025/age_band=18-24",
                        "o/visits/2025/gender=woman",
                        "o/claims/2025/gender=woman",
                        "o/visits/2025/all",
                        "o/visits/2025Q1/all",
                        "o/visits/2025Q2/all",
                        "o/claims/2025Q1/all")
                .map(CellId::of)
                .sorted(Usefulness.of(publication, id -> 100))
                .map(CellId::toString);

        assertThat(ordered)
                .containsExactly(
                        "o/claims/2025Q1/all",
                        "o/visits/2025Q2/all",
                        "o/visits/2025Q1/all",
                        "o/visits/2025/all",
                        "o/claims/2025/gender=woman",
                        "o/visits/2025/age_band=18-24",
                        "o/claims/2025/age_band=18-24",
                        "o/visits/2025/gender=woman");
    }

    @Test
    void a_layout_that_takes_all_asks_for_nothing() {
        assertThat(publication(new Request(ALL, ALL, ALL)).isAskedFor("claims", "gender"))
                .isFalse();
        assertThat(publication(new Request(ALL, ALL, List.of("gender"))).isAskedFor("claims", "gender"))
                .isTrue();
        assertThat(publication(new Request(List.of("courses"), ALL, List.of("gender")))
                        .isAskedFor("claims", "gender"))
                .isFalse();
        assertThat(publication(new Request(ALL, List.of("claims"), List.of())).isAskedFor("claims", "gender"))
                .isFalse();
    }

    private static Publication publication(Request request) {
        var indicators = List.of("visits", "claims");
        return new Publication(
                "o",
                "O",
                "nces",
                indicators,
                List.of(
                        Publication.Layout.open(false, List.of(), List.of(), indicators),
                        Publication.Layout.open(true, List.of("age_band"), List.of(), indicators),
                        Publication.Layout.open(true, List.of("gender"), List.of(), indicators)),
                List.of(request));
    }
}
