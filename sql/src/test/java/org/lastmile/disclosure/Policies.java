package org.lastmile.disclosure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.lastmile.contract.DisclosurePolicy;

/** Policies of the tests. */
final class Policies {
    private Policies() {}

    static DisclosurePolicy standard() {
        try (var file =
                Objects.requireNonNull(Policies.class.getResourceAsStream("/lastmile/policies/disclosure.yaml"))) {
            return DisclosurePolicy.read(file, "nces");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One range for all sizes. */
    static DisclosurePolicy withMinimum(int minimum) {
        return withCoalition(minimum, 2);
    }

    /** The same, safe from so many people who put together what they know. */
    static DisclosurePolicy withCoalition(int minimum, int coalition) {
        return new DisclosurePolicy(
                "test",
                "Test",
                minimum,
                List.of(new DisclosurePolicy.Band(minimum, null, 20)),
                minimum,
                coalition,
                2,
                minimum,
                10,
                List.of(new DisclosurePolicy.RangeSize(0, 2L * minimum)),
                10_000);
    }
}
