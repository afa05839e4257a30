package org.lastmile.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A card number in the wrong column looks like a key: it is written only when somebody has announced such a key. */
class MisplacedIdentifierTest {
    private static final String CARD = "21871000104729";

    @TempDir
    private Path place;

    private Path attendance(String name, String... sessions) throws IOException {
        var lines = new ArrayList<>(List.of(CountyFiles.ATTENDANCE, "cedar,s1,card-2,2026-01-05,2,attended"));
        List.of(sessions).forEach(session -> lines.add("cedar," + session + ",card-1,2026-01-05,2,attended"));
        return CountyFiles.write(place.resolve(name), lines.toArray(String[]::new));
    }

    private static List<Path> filesWith(Path root, String text) throws IOException {
        try (var walk = Files.walk(root)) {
            return walk.filter(Files::isRegularFile)
                    .filter(file -> {
                        try {
                            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
                        } catch (IOException failure) {
                            throw new java.io.UncheckedIOException(failure);
                        }
                    })
                    .toList();
        }
    }

    @Test
    void keys_that_look_like_numbers_of_people_are_set_aside_and_written_nowhere() throws IOException, SQLException {
        var numbers = List.of(CARD, "2-1871-00010-4729", "D1234567", "555.123.4567", "123-45-6789");
        var county = County.in(place.resolve("county"));

        var reports = county.ingest(attendance("wrong.csv", numbers.toArray(String[]::new)));

        assertThat(reports).singleElement().satisfies(report -> {
            assertThat(report.accepted()).isEqualTo(1);
            assertThat(report.rules()).isEqualTo(Map.of("attendance: unknown_reference", 5L));
        });
        assertThat(county.ask("source", "quarantine", "select column_name || ' ' || rule || ' ' || seen from asked"))
                .hasSize(5)
                .allMatch(row -> row.matches("session_key unknown_reference a (number|text) of \\d+ characters"));

        for (var number : numbers) {
            assertThat(filesWith(place.resolve("county"), number)).as(number).isEmpty();
        }
    }

    @Test
    void the_same_key_is_loaded_when_a_session_has_it_before_or_in_the_same_call() throws IOException, SQLException {
        var sessions = CountyFiles.write(
                place.resolve("sessions.csv"), "session_key,offering_key,held_on", CARD + ",spring,2026-01-05");
        var together = County.in(place.resolve("together"));
        var after = County.in(place.resolve("after"));

        together.ingest(sessions, attendance("both.csv", CARD));
        after.ingest(sessions);
        var reports = after.ingest(attendance("both.csv", CARD));

        assertThat(reports).singleElement().satisfies(report -> {
            assertThat(report.rules()).isEmpty();
            assertThat(report.unknown()).isEqualTo(Map.of("attendance.partner_key", 2L, "attendance.session_key", 1L));
        });
        assertThat(together.sizes("core")).containsEntry("attendance", 2L);
        assertThat(together.core()).isEqualTo(after.core());
    }

    /** A visit is a learner's as its barriers are, and its number is as long as one of a card. */
    @Test
    void keys_that_tables_of_learners_announce_to_each_other_in_one_call_are_known() throws IOException, SQLException {
        var visits = CountyFiles.write(
                place.resolve("visits.csv"),
                "partner_key,visit_key,card_number,visited_on,visit_mode",
                "cedar,10002345,card-1,2026-01-05,phone");
        var barriers = CountyFiles.write(
                place.resolve("barriers.csv"),
                "partner_key,barrier_key,card_number,visit_key,barrier_kind,found_on",
                "cedar,b-1,card-1,10002345,device,2026-01-05",
                "cedar,b-2,card-1,10009999,device,2026-01-05");
        var topics = CountyFiles.write(place.resolve("topics.csv"), "visit_key,topic", "10002345,learning_plan");
        var county = County.in(place.resolve("county"));

        var reports = county.ingest(barriers, topics, visits);

        assertThat(reports).singleElement().satisfies(report -> {
            assertThat(report.accepted()).isEqualTo(3);
            assertThat(report.rules()).isEqualTo(Map.of("barrier: unknown_reference", 1L));
            assertThat(report.unknown()).isEqualTo(Map.of("barrier.partner_key", 1L, "visit.partner_key", 1L));
        });
    }
}
