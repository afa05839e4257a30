package org.lastmile.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastmile.measure.CoreViews;
import org.lastmile.warehouse.Registry;

/** Attendances have no id: a row that deletes one names it by learner and session, under whichever card. */
class AttendanceDeletionTest {
    private static final String ATTENDANCE = CountyFiles.ATTENDANCE + ",record_status";
    private static final String REGISTRATIONS =
            "partner_key,offering_key,card_number,registered_on,withdrawn_on,record_status";
    private static final String COUNTING = "select concat_ws(' ', session_key, attended_on, hours) from core.attendance"
            + " union all select concat_ws(' ', offering_key, registered_on) from core.registration order by 1";

    @TempDir
    private Path place;

    private Path file(String name, String... lines) throws IOException {
        return CountyFiles.write(place.resolve(name), lines);
    }

    private Path attendance(String name, String... rows) throws IOException {
        return file(name + "/attendance.csv", lines(ATTENDANCE, rows));
    }

    private static String[] lines(String header, String... rows) {
        return Stream.concat(Stream.of(header), Arrays.stream(rows)).toArray(String[]::new);
    }

    private Path told() throws IOException {
        file(
                "told/registrations.csv",
                REGISTRATIONS,
                "cedar,spring,card-1,2026-01-02,,",
                "cedar,fall,card-1,2026-01-02,,");
        attendance(
                "told",
                "cedar,s1,card-1,2026-01-05,2,attended,",
                "cedar,s2,card-1,2026-01-12,2,attended,active",
                "cedar,s1,card-2,2026-01-05,1.5,attended,");
        return place.resolve("told");
    }

    private Path deleted() throws IOException {
        file("deleted/registrations.csv", REGISTRATIONS, "cedar,fall,card-1,2026-01-02,,deleted");
        attendance(
                "deleted",
                "cedar,s1,card-1,2026-01-05,2,attended,deleted",
                "cedar,s9,card-1,2026-01-19,2,attended,deleted");
        return place.resolve("deleted");
    }

    /** @param deliveries of March, April and May */
    private static County loaded(Path folder, List<Path> deliveries, int... months) throws IOException, SQLException {
        var county = County.in(folder);

        for (var month : months) {
            county.ingest(County.through(month), deliveries.get(month - 3));
        }

        return county;
    }

    @Test
    void takes_back_one_row_of_a_learner_in_any_order_until_a_later_row_brings_it_back()
            throws IOException, SQLException {
        var back = attendance("back", "cedar,s1,card-1,2026-01-06,1,attended,");
        var deliveries = List.of(told(), deleted(), back);
        var inOrder = loaded(place.resolve("in-order"), deliveries, 3, 4);

        assertThat(inOrder.answer(COUNTING))
                .containsExactly("s1 2026-01-05 1.5", "s2 2026-01-12 2.0", "spring 2026-01-02");
        assertThat(inOrder.answer(
                        "select concat_ws(' ', session_key, closed_on, closed_because) from closed.attendance"))
                .containsExactly("s1 2026-04-30 deleted");
        var registry = Registry.read(inOrder.folder());
        assertThat(new CoreViews(inOrder.folder(), registry)
                        .unknownDeletions(registry.newestLast().stream()
                                .map(Registry.Entry::deliveryId)
                                .collect(Collectors.toSet())))
                .isEqualTo(Map.of("program_attendance_attendance", 1L));

        inOrder.ingest(County.through(5), back);
        assertThat(inOrder.answer(COUNTING))
                .containsExactly("s1 2026-01-05 1.5", "s1 2026-01-06 1.0", "s2 2026-01-12 2.0", "spring 2026-01-02");
        var late = loaded(place.resolve("late"), deliveries, 5, 4, 3);
        assertThat(late.core()).isEqualTo(inOrder.core());
    }

    @Test
    void takes_it_back_under_another_card_of_the_learner_and_leaves_a_card_that_is_corrected()
            throws IOException, SQLException {
        var county = County.in(place.resolve("county"));
        county.ingest(County.through(3), told());
        county.ingest(
                County.through(4),
                attendance(
                        "moved",
                        "cedar,s1,card-1,2026-01-05,2,attended,deleted",
                        "cedar,s1,card-9,2026-01-05,2,attended,",
                        "cedar,s2,card-9,2026-01-12,2,attended,deleted"));
        assertThat(county.answer(COUNTING)).contains("s1 2026-01-05 2.0", "s2 2026-01-12 2.0");

        // What nobody knew before: both cards are one learner's.
        county.ingest(
                County.through(5),
                file(
                        "joined.csv",
                        "partner_key,card_number,email,student_number,attribute,value,status,observed_on",
                        "cedar,card-1,,st-1,gender,woman,stated,2026-01-02",
                        "cedar,card-9,,st-1,gender,woman,stated,2026-01-03"));

        assertThat(county.answer("select concat_ws(' ', session_key, hours) from core.attendance order by 1"))
                .containsExactly("s1 1.5", "s1 2.0");
    }

    @Test
    void leaves_what_another_source_says_and_takes_nothing_back_once_its_delivery_is_withdrawn()
            throws IOException, SQLException {
        var county = County.in(place.resolve("county"));
        county.ingest(County.through(3), told());
        county.ingest(
                County.through(3),
                file(
                        "statements.jsonl",
                        "{\"id\":\"x1\",\"actor\":{\"account\":{\"name\":\"card-1\"}},\"verb\":{\"id\":"
                                + "\"http://adlnet.gov/expapi/verbs/attended\"},\"object\":{\"id\":"
                                + "\"https://library.example.org/s1\"},\"timestamp\":\"2026-01-05T18:00:00Z\"}"));
        var reports = county.ingest(County.through(4), deleted());
        var ofStatement =
                "select statement_key from core.attendance where session_key = 's1' order by hours nulls first";

        assertThat(county.answer(ofStatement)).containsExactly("x1", null);

        county.withdraw(reports.get(0).deliveryId(), "sent by mistake");
        assertThat(county.answer(COUNTING))
                .contains("fall 2026-01-02", "s1 2026-01-05 1.5")
                .hasSize(5);
    }

    @Test
    void says_the_same_of_tokens_after_a_rotation_of_the_key() throws IOException, SQLException {
        var county = loaded(place.resolve("county"), List.of(told(), deleted()), 3, 4);
        var before = county.answer(COUNTING);

        new KeyRotation(county.folder(), new Silence()).run();

        assertThat(county.answer(COUNTING))
                .isEqualTo(before)
                .isEqualTo(List.of("s1 2026-01-05 1.5", "s2 2026-01-12 2.0", "spring 2026-01-02"));
    }
}
