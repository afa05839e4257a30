package org.lastmile.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lastmile.contract.WarehouseException;

class SyntheticTest {
    private static final List<String> SOURCES = List.of(
            "badge_status", "learner_intake", "next_steps", "offerings", "partners", "program_attendance", "tracks");

    @TempDir
    Path folder;

    @Test
    void same_seed_gives_the_same_bytes() throws IOException {
        var first = Synthetic.write(Preset.SYSTEM, 500, 7, folder.resolve("first"));
        var second = Synthetic.write(Preset.SYSTEM, 500, 7, folder.resolve("second"));

        assertThat(first.rows()).isEqualTo(second.rows());
        for (var file : first.files()) {
            var name = file.getFileName();
            assertThat(second.files()).contains(folder.resolve("second").resolve(name));
            assertThat(Files.mismatch(file, folder.resolve("second").resolve(name)))
                    .as(name.toString())
                    .isEqualTo(-1L);
        }
    }

    @Test
    void bytes_are_the_same_on_every_machine() throws IOException, NoSuchAlgorithmException {
        var report = Synthetic.write(Preset.PILOT, Preset.PILOT.learners(), 42, folder);

        var digest = MessageDigest.getInstance("SHA-256");
        for (var file : report.files()) {
            digest.update(Files.readAllBytes(file));
        }
        // Of the machine on which the generator was last changed on purpose.
        assertThat(HexFormat.of().formatHex(digest.digest()))
                .isEqualTo("3617c95198b13e4026a892b72327e5138a14d097e0fe1c2e53952c584b7eaf4b");
    }

    @Test
    void another_seed_gives_other_learners() throws IOException {
        Synthetic.write(Preset.SYSTEM, 500, 7, folder.resolve("first"));
        Synthetic.write(Preset.SYSTEM, 500, 8, folder.resolve("second"));

        var mismatch = Files.mismatch(
                folder.resolve("first").resolve("attendance.csv"),
                folder.resolve("second").resolve("attendance.csv"));

        assertThat(mismatch).isGreaterThanOrEqualTo(0L);
    }

    @ParameterizedTest
    @EnumSource
    void every_file_follows_its_contract(Preset preset) throws IOException {
        Synthetic.write(preset, preset.learners(), 42, folder);

        for (var source : SOURCES) {
            for (var fileName : Conformance.fileNames(source)) {
                var firstLine = Files.readAllLines(folder.resolve(fileName)).get(0);
                var there = List.of(firstLine.split(","));
                assertThat(there).isEqualTo(Conformance.header(source, fileName, there));
            }
            assertThat(Conformance.problems(source, folder)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void keys_are_unique_and_lead_somewhere(Preset preset) throws IOException, SQLException {
        Synthetic.write(preset, preset.learners(), 42, folder);

        try (var delivery = Deliveries.read(folder)) {
            assertThat(delivery.askFile("broken_keys.sql")).isEmpty();
        }
    }

    @Test
    void report_counts_the_rows_of_each_file() throws SQLException {
        var report = Synthetic.write(Preset.SYSTEM, 500, 42, folder);

        try (var delivery = Deliveries.read(folder)) {
            for (var table : Table.values()) {
                var view = table.fileName().replace(".csv", "");
                assertThat(delivery.ask("select count(*) from " + view))
                        .containsExactly(String.valueOf(report.rows().get(table.fileName())));
            }
        }
    }

    @Test
    void pilot_has_one_system_one_college_two_tracks_and_sixty_learners_of_one_year() throws SQLException {
        var report = Synthetic.write(Preset.PILOT, Preset.PILOT.learners(), 42, folder);

        assertThat(report.learners()).isEqualTo(60);
        try (var delivery = Deliveries.read(folder)) {
            assertThat(delivery.ask("select partner_kind from partners")).containsExactly("library_system", "college");
            assertThat(delivery.ask("select track_form from tracks")).containsExactly("fixed", "open");
            assertThat(
                            delivery.ask(
                                    """
                            with entry as (
                                select card_number, min(registered_on) as entered_on from registrations group by card_number
                            )
                            select year(entered_on), count(*), count(distinct quarter(entered_on))
                            from entry
                            group by year(entered_on)
                            """))
                    .containsExactly("2025 60 4");
        }
    }

    @ParameterizedTest
    @EnumSource
    void every_source_with_events_ends_on_the_cut_off(Preset preset) throws SQLException {
        Synthetic.write(preset, preset.learners(), 42, folder);

        try (var delivery = Deliveries.read(folder)) {
            assertThat(delivery.ask("select max(registered_on) from registrations"))
                    .containsExactly("2026-09-30");
            assertThat(delivery.ask("select max(attended_on) from attendance")).containsExactly("2026-09-30");
            assertThat(delivery.ask("select max(event_on) from badge_status")).containsExactly("2026-09-30");
            assertThat(delivery.ask("select max(started_on) from next_steps")).containsExactly("2026-09-30");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 42, 2026})
    void every_quarter_of_the_demo_has_ten_learners_on_both_sides_of_each_headline(long seed)
            throws IOException, SQLException {
        Synthetic.write(Preset.SYSTEM, Preset.SYSTEM.learners(), seed, folder);

        try (var delivery = Deliveries.read(folder)) {
            var counts = delivery.askFile("quarters.sql").stream()
                    .filter(line -> quarter(line).compareTo("2026Q1") <= 0)
                    .toList();
            // Nine quarters of registrations, and of four indicators reached and not reached.
            assertThat(counts).hasSize(9 * (1 + 4 * 2)).allSatisfy(line -> assertThat(people(line))
                    .isGreaterThanOrEqualTo(10));
        }
    }

    @Test
    void learners_without_a_device_claim_about_twelve_points_less() throws IOException, SQLException {
        Synthetic.write(Preset.SYSTEM, 20_000, 42, folder);

        try (var delivery = Deliveries.read(folder)) {
            var gap = Double.parseDouble(delivery.askFile("device_gap.sql").get(0));
            assertThat(gap).isBetween(9.0, 17.0);
        }
    }

    @Test
    void says_which_folder_cannot_be_written() throws IOException {
        var taken = Files.writeString(folder.resolve("taken"), "a file, not a folder");

        assertThatThrownBy(() -> Synthetic.write(Preset.PILOT, 60, 42, taken))
                .isInstanceOf(WarehouseException.class)
                .hasMessage(taken + ": the synthetic delivery cannot be written (" + taken
                        + "); choose a folder that is writable and has room.");
    }

    @Test
    void refuses_too_few_learners() {
        assertThatThrownBy(() -> Synthetic.write(Preset.PILOT, 9, 42, folder))
                .isInstanceOf(WarehouseException.class)
                .hasMessage("synthetic partnership: learners must be >= 10. Provided value: 9; ask for more learners.");
    }

    private static String quarter(String line) {
        var values = line.split(" ");
        return values[values.length - 2];
    }

    private static long people(String line) {
        return Long.parseLong(line.substring(line.lastIndexOf(' ') + 1));
    }
}
