package org.lastmile.warehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which of two deliveries is newer. */
class NewnessTest {
    private final List<Registry.Entry> loaded = new ArrayList<>();
    private final Map<String, Span> spans = new HashMap<>();

    private NewnessTest deliver(String id, Span span) {
        loaded.add(new Registry.Entry(id, loaded.size() + 1, "attendance", "1.0.0", "a.csv", 1, 1, 0));
        spans.put(id, span);
        return this;
    }

    private static Span declared(String day) {
        return new Span(null, LocalDate.parse(day), false);
    }

    private static Span assumed(String day) {
        return new Span(null, LocalDate.parse(day), true);
    }

    private List<String> order() {
        return new Newness(loaded, spans)
                .order().stream().map(Registry.Entry::deliveryId).toList();
    }

    @Test
    void an_older_delivery_that_comes_late_does_not_win() {
        deliver("september", declared("2026-09-30")).deliver("august", declared("2026-08-31"));

        assertThat(order()).containsExactly("august", "september");
    }

    @Test
    void of_the_same_day_the_one_loaded_later_wins() {
        deliver("september", declared("2026-09-30")).deliver("corrected", declared("2026-09-30"));

        assertThat(order()).containsExactly("september", "corrected");
    }

    @Test
    void a_few_corrected_rows_of_last_month_are_news_when_nobody_says_a_day() {
        deliver("september", declared("2026-09-30")).deliver("correction", assumed("2026-08-12"));

        assertThat(order()).containsExactly("september", "correction");
    }

    @Test
    void a_declared_day_is_compared_with_the_newest_event_of_what_was_loaded_before() {
        deliver("september", assumed("2026-09-28")).deliver("august", declared("2026-08-31"));

        assertThat(order()).containsExactly("august", "september");
    }

    @Test
    void without_any_day_the_order_of_loading_counts() {
        deliver("first", Span.UNKNOWN).deliver("second", Span.UNKNOWN);

        assertThat(order()).containsExactly("first", "second");
    }
}
