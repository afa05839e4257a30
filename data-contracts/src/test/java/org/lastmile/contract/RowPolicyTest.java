package org.lastmile.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RowPolicyTest {
    @Test
    void ten_rows_of_each_of_ten_people_look_alike() throws IOException {
        try (var file =
                Objects.requireNonNull(RowPolicyTest.class.getResourceAsStream("/lastmile/policies/disclosure.yaml"))) {
            assertThat(RowPolicy.read(file)).isEqualTo(new RowPolicy(10, List.of(0, 1, 2, 3, 5, 10, 20, 30, 50, 100)));
        }
    }

    @Test
    void numbers_of_no_use_are_errors() {
        assertThatThrownBy(() -> new RowPolicy(0, List.of(0, 100)))
                .isInstanceOf(WarehouseException.class)
                .hasMessage("policies/disclosure.yaml, 'rows': rows_of_one 0 is nobody; use at least 1.");
        assertThatThrownBy(() -> new RowPolicy(10, List.of(0, 5, 3, 100)))
                .isInstanceOf(WarehouseException.class)
                .hasMessage(
                        "policies/disclosure.yaml, 'rows': steps_pct [0, 5, 3, 100] do not go up from 0 to 100; write"
                                + " them like the built-in file.");
    }

    @Test
    void a_policy_that_says_nothing_of_rows_is_an_error() {
        var file = new ByteArrayInputStream("default: a\nprofiles: []\n".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> RowPolicy.read(file))
                .isInstanceOf(WarehouseException.class)
                .hasMessageStartingWith("policies/disclosure.yaml, line 3: Missing required creator property 'rows'");
    }
}
