package org.lastmile.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastmile.measure.CoreViews;
import org.lastmile.warehouse.Registry;

/** A row that its contract calls a deletion closes the earlier row of its key, and a later row brings it back. */
class DeletionTest {
    private static final String VISITS =
            "partner_key,visit_key,card_number,visited_on,visit_mode,minutes,record_status";
    private static final String APPOINTMENTS =
            "partner_key,appointment_id,card_number,email,appointment_on,minutes,appointment_mode,appointment_status";
    private static final String ACTOR = "\"actor\":{\"account\":{\"name\":\"%s\"}}";

    @TempDir
    private Path place;

    private Path file(String name, String... lines) throws IOException {
        return CountyFiles.write(place.resolve(name), lines);
    }

    private static String statement(String id, String card, String verb, String object) {
        return "{\"id\":\"" + id + "\"," + ACTOR.formatted(card) + ",\"verb\":{\"id\":\"http://adlnet.gov/expapi/verbs/"
                + verb + "\"},\"object\":{\"id\":\"https://library.example.org/" + object
                + "\"},\"timestamp\":\"2026-01-05T18:00:00Z\"}";
    }

    private Path[] told() throws IOException {
        return new Path[] {
            file(
                    "told/visits.csv",
                    VISITS,
                    "cedar,v1,card-1,2026-02-01,phone,15,",
                    "cedar,v2,card-1,2026-02-02,phone,15,active",
                    "cedar,v3,card-2,2026-02-02,phone,15,"),
            file("told/libcal_appointments.csv", APPOINTMENTS, "cedar,501,card-1,,2026-02-10,30,Phone,Confirmed"),
            file(
                    "told/statements.jsonl",
                    statement("s1", "card-1", "attended", "spring-1"),
                    statement("s2", "card-1", "attended", "spring-1"),
                    statement("s3", "card-1", "attended", "spring-2"),
                    statement("s4", "card-2", "registered", "spring"))
        };
    }

    private Path[] deleted() throws IOException {
        return new Path[] {
            file(
                    "deleted/visits.csv",
                    VISITS,
                    "cedar,v1,card-1,2026-02-01,phone,15,deleted",
                    "cedar,v3,card-2,2026-02-02,phone,15,deleted",
                    "cedar,v9,card-1,2026-02-09,phone,15,deleted"),
            file("deleted/libcal_appointments.csv", APPOINTMENTS, "cedar,501,card-1,,2026-02-10,30,Phone,Cancelled"),
            file(
                    "deleted/statements.jsonl",
                    statement("x1", "card-9", "voided", "s1"),
                    statement("x3", "card-9", "voided", "s3"),
                    statement("x4", "card-9", "voided", "s4"))
        };
    }

    private Path[] broughtBack() throws IOException {
        return new Path[] {file("back/visits.csv", VISITS, "cedar,v3,card-2,2026-02-02,phone,20,")};
    }

    private static List<String> counting(County county) throws SQLException {
        return county.answer("select concat_ws(' ', visit_key, minutes) from core.visit union all"
                + " select concat_ws(' ', session_key, statement_key) from core.attendance union all"
                + " select offering_key from core.registration order by 1");
    }

    @Test
    void a_row_that_was_deleted_counts_no_more_in_any_order_and_comes_back_with_a_later_one()
            throws IOException, SQLException {
        var inOrder = County.in(place.resolve("in-order"));
        inOrder.ingest(County.through(3), told());
        var reports = inOrder.ingest(County.through(4), deleted());

        // Of two statements of one attendance the other one stands.
        assertThat(counting(inOrder)).containsExactly("spring-1 s2", "v2 15");
        assertThat(inOrder.answer("select concat_ws(' ', visit_key, closed_on, closed_because) from closed.visit"
                        + " union all select concat_ws(' ', session_key, closed_on, closed_because) from closed.attendance"
                        + " union all select concat_ws(' ', offering_key, closed_on, closed_because)"
                        + " from closed.registration order by 1"))
                .containsExactly(
                        "libcal:501 2026-04-30 deleted",
                        "spring 2026-04-30 deleted",
                        "spring-2 2026-04-30 deleted",
                        "v1 2026-04-30 deleted",
                        "v3 2026-04-30 deleted");
        assertThat(new CoreViews(inOrder.folder(), Registry.read(inOrder.folder())).unknownDeletions(ids(reports)))
                .isEqualTo(Map.of("navigator_visits_visit", 1L));

        inOrder.ingest(County.through(5), broughtBack());
        assertThat(counting(inOrder)).containsExactly("spring-1 s2", "v2 15", "v3 20");
        var late = County.in(place.resolve("late"));
        late.ingest(County.through(5), broughtBack());
        late.ingest(County.through(4), deleted());
        late.ingest(County.through(3), told());
        assertThat(late.core()).isEqualTo(inOrder.core());
    }

    private static Set<String> ids(List<DeliveryReport> reports) {
        return reports.stream().map(DeliveryReport::deliveryId).collect(Collectors.toSet());
    }

    @Test
    void an_older_export_of_the_same_fact_does_not_stand_in_for_a_row_that_was_deleted()
            throws IOException, SQLException {
        var county = County.in(place.resolve("county"));
        county.ingest(County.through(3), file("march/visits.csv", VISITS, "cedar,march-1,card-1,2026-02-01,phone,15,"));
        county.ingest(County.through(4), file("april/visits.csv", VISITS, "cedar,april-1,card-1,2026-02-01,phone,15,"));

        county.ingest(
                County.through(5), file("may/visits.csv", VISITS, "cedar,april-1,card-1,2026-02-01,phone,15,deleted"));

        assertThat(counting(county)).isEmpty();
    }

    @Test
    void an_enrollment_that_a_rostering_system_deletes_is_closed() throws IOException, SQLException {
        var sample = Path.of(System.getProperty("lastmile.home"), "data-contracts/samples/oneroster");
        var later = place.resolve("later");
        Moments.copy(sample, later);
        var enrollments = later.resolve("enrollments.csv");
        Files.writeString(enrollments, Files.readString(enrollments).replace("e-2,,", "e-2,tobedeleted,"));
        var county = County.in(place.resolve("county"));
        var counting = "select enrollment_key from core.class_enrollment union all select enrollment_key from"
                + " core.enrollment order by 1";
        county.ingest(County.through(3), sample);
        assertThat(county.answer(counting)).containsExactly("e-1", "e-1", "e-2", "e-2");

        county.ingest(County.through(4), later);

        assertThat(county.answer(counting)).containsExactly("e-1", "e-1");
    }
}
