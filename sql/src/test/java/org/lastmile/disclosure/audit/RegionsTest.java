package org.lastmile.disclosure.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RegionsTest {
    @Test
    void counties_are_regions_of_their_own_when_their_state_is_too_large_for_one() {
        var first = IntStream.range(0, 600).toArray();
        var second = IntStream.range(600, 1200).toArray();
        var state = IntStream.range(0, 1200).toArray();

        var regions = Regions.of(1200, new ArrayList<>(List.of(state, first, second)), 1_000);

        assertThat(regions.unknowns(regions.around(new int[] {3, 500}).orElseThrow()))
                .isEqualTo(first);
        assertThat(regions.unknowns(regions.around(second).orElseThrow())).isEqualTo(second);
        assertThat(regions.around(new int[] {599, 600})).isEmpty();
    }

    @Test
    void a_state_that_is_small_enough_is_one_region() {
        var regions = Regions.of(4, List.of(new int[] {0, 1, 2, 3}, new int[] {0, 1}), 1_000);

        assertThat(regions.around(new int[] {0, 3})).isPresent();
    }
}
