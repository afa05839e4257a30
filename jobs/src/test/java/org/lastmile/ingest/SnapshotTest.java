package org.lastmile.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a snapshot a row that vanished is closed: it does not count any more, and what was said stays to be read. */
class SnapshotTest {
    private static final String RESULTS = "partner_key,card_number,module_key,taken_on,score";
    private static final Declared MARCH = Declared.days(LocalDate.of(2025, 10, 1), LocalDate.of(2026, 3, 31));
    private static final Declared APRIL = Declared.days(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 4, 30));
    private static final String COUNTING =
            "select concat_ws(' ', partner_key, attempted_on, attempt_number, score) from core.assessment order by 1";

    @TempDir
    private Path place;

    private County county(String name) throws IOException {
        return County.in(place.resolve(name));
    }

    private Path march() throws IOException {
        return CountyFiles.write(
                place.resolve("march.csv"),
                RESULTS,
                "cedar,card-1,basics,2026-02-01,80",
                "cedar,card-1,basics,2026-02-05,90",
                "cedar,card-2,basics,2026-02-03,70",
                "cedar,card-5,basics,2025-12-15,50",
                "hilltop,card-3,basics,2026-02-04,60");
    }

    private Path april(String... more) throws IOException {
        var lines = new java.util.ArrayList<>(
                java.util.List.of(RESULTS, "cedar,card-1,basics,2026-02-05,90", "cedar,card-4,basics,2026-04-02,75"));
        lines.addAll(java.util.List.of(more));
        return CountyFiles.write(place.resolve("april.csv"), lines.toArray(String[]::new));
    }

    @Test
    void a_row_that_vanished_is_closed_whatever_the_order_of_deliveries() throws IOException, SQLException {
        var inOrder = county("in-order");
        inOrder.ingest(MARCH, march());
        var april = inOrder.ingest(APRIL, april()).get(0).deliveryId();
        var late = county("late");
        late.ingest(APRIL, april());
        late.ingest(MARCH, march());

        // Another partner's row and one before the first day of April's file are not spoken of.
        assertThat(inOrder.answer(COUNTING))
                .containsExactly(
                        "cedar 2025-12-15 1 50.0",
                        "cedar 2026-02-05 1 90.0",
                        "cedar 2026-04-02 1 75.0",
                        "hilltop 2026-02-04 1 60.0");
        assertThat(inOrder.answer(
                        "select concat_ws(' ', partner_key, attempted_on, attempt_number, closed_on, closed_by)"
                                + " from closed.assessment order by 1"))
                .containsExactly("cedar 2026-02-03 1 2026-04-30 " + april, "cedar 2026-02-05 2 2026-04-30 " + april);
        assertThat(late.core()).isEqualTo(inOrder.core());
        assertThat(late.sizes("source").get("assessments_result")).isEqualTo(7);
    }

    @Test
    void a_snapshot_with_rows_set_aside_closes_nothing_until_they_are_accepted() throws IOException, SQLException {
        var county = county("set-aside");
        county.ingest(MARCH, march());
        var april = county.ingest(APRIL, april("cedar,card-2,basics,2026-02-03,many"))
                .get(0)
                .deliveryId();
        var before = county.answer(COUNTING);

        county.accept(april);

        assertThat(before).contains("cedar 2026-02-03 1 70.0");
        assertThat(county.answer(COUNTING))
                .containsExactly(
                        "cedar 2025-12-15 1 50.0",
                        "cedar 2026-02-05 1 90.0",
                        "cedar 2026-04-02 1 75.0",
                        "hilltop 2026-02-04 1 60.0");
    }

    @Test
    void a_session_that_was_called_off_is_closed_and_one_that_somebody_came_to_is_not()
            throws IOException, SQLException {
        var county = county("sessions");
        var files = CountyFiles.write(place);
        CountyFiles.write(
                place.resolve("before/offerings.csv"),
                "offering_key,track_key,partner_key,starts_on,ends_on,capacity,mode",
                "spring,files,cedar,2026-01-05,2026-01-19,12,in_person",
                "other,files,cedar,2026-01-06,2026-01-19,12,in_person",
                "summer,files,cedar,2026-06-05,2026-06-19,12,in_person");
        CountyFiles.write(
                place.resolve("before/sessions.csv"),
                "session_key,offering_key,held_on",
                "s1,spring,2026-01-05",
                "s2,other,2026-01-12",
                "s3,spring,2026-01-19",
                "s9,summer,2026-06-05");
        CountyFiles.write(
                place.resolve("now/offerings.csv"),
                "offering_key,track_key,partner_key,starts_on,ends_on,capacity,mode",
                "spring,files,cedar,2026-01-05,2026-01-12,12,in_person");
        CountyFiles.write(
                place.resolve("now/sessions.csv"), "session_key,offering_key,held_on", "s1,spring,2026-01-05");

        county.ingest(MARCH, place.resolve("before"), files.attendance());
        county.ingest(APRIL, place.resolve("now"));

        assertThat(county.answer("select session_key || ' ' || offering_key from core.session order by 1"))
                .containsExactly("s1 spring", "s2 other");
        assertThat(county.answer("select offering_key || ' ' || ends_on from core.offering order by 1"))
                .containsExactly("other 2026-01-19", "spring 2026-01-12");
        assertThat(county.answer("select session_key || ' ' || closed_on from closed.session order by 1"))
                .containsExactly("s3 2026-04-30", "s9 2026-04-30");
    }
}
