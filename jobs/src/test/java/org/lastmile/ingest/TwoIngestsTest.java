package org.lastmile.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.lastmile.cli.Main;
import org.lastmile.cli.Program;

/** Two processes that load into one warehouse at once: one waits for the other, and both find all of it done. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class TwoIngestsTest {
    private static final String WAITING = "waiting for another command that writes into ";

    @TempDir
    private Path place;

    private final List<Process> processes = new ArrayList<>();
    private CountyFiles files;
    private County county;

    @BeforeEach
    void make() throws IOException {
        files = CountyFiles.write(place);
        county = County.in(place.resolve("county"));
        Files.writeString(county.folder().settings(), "name: County\nlearner_buckets: 3\n");
    }

    @AfterEach
    void leave_no_process() {
        processes.forEach(Process::destroyForcibly);
    }

    @Test
    void different_deliveries_are_both_there() throws IOException, SQLException, InterruptedException {
        var undisturbed = County.in(place.resolve("undisturbed"));
        undisturbed.ingest(files.frame());
        undisturbed.ingest(files.attendance());
        undisturbed.ingest(files.intake(), files.badges());
        county.ingest(files.frame());

        var said = atOnce(List.of(files.attendance()), List.of(files.intake(), files.badges()));

        assertThat(said.get(0))
                .contains("program_attendance: 7 rows in, 7 accepted, 0 set aside (delivery " + id("program_attendance")
                        + ")\n");
        assertThat(said.get(1))
                .contains("learner_intake: 2 rows in, 2 accepted", "badge_status: 3 rows in, 3 accepted");
        assertThat(county.core()).isEqualTo(undisturbed.core());
        assertThat(sizes(county)).isEqualTo(sizes(undisturbed));
        assertThat(county.ask("source", "delivery", "select sequence from asked order by sequence"))
                .isEqualTo(undisturbed.ask("source", "delivery", "select sequence from asked order by sequence"))
                .doesNotHaveDuplicates();
    }

    @Test
    void the_same_delivery_is_loaded_once() throws IOException, SQLException, InterruptedException {
        var undisturbed = County.in(place.resolve("undisturbed"));
        undisturbed.ingest(files.frame());
        undisturbed.ingest(files.attendance());
        county.ingest(files.frame());

        var said = atOnce(List.of(files.attendance()), List.of(files.attendance()));

        assertThat(said)
                .filteredOn(words -> words.contains("7 rows in, 7 accepted"))
                .hasSize(1);
        var loadedBefore = "program_attendance: loaded before as " + id("program_attendance") + ", nothing changed\n";
        assertThat(said).filteredOn(words -> words.endsWith(loadedBefore)).hasSize(1);
        assertThat(county.core()).isEqualTo(undisturbed.core());
        assertThat(county.versions()).isEqualTo(undisturbed.versions());
        assertThat(sizes(county)).isEqualTo(sizes(undisturbed));
    }

    /** Rows of source tables. Warnings are left out: whether a partner is late depends on the day of the call. */
    private static Map<String, Long> sizes(County county) throws SQLException, IOException {
        var sizes = new TreeMap<>(county.sizes("source"));
        sizes.remove("quality");
        return sizes;
    }

    private String id(String source) throws SQLException {
        return county.ask("source", "delivery", "select delivery_id from asked where source = '" + source + "'")
                .get(0);
    }

    /** Both wait for this process and are let go together. What each said: the first line is that it waits. */
    private List<String> atOnce(List<Path> first, List<Path> second) throws IOException, InterruptedException {
        var readers = new ArrayList<BufferedReader>();
        var said = new ArrayList<String>();

        try (var lock = WarehouseLock.take(county.folder(), new Silence())) {
            readers.add(start(first));
            readers.add(start(second));

            for (var reader : readers) {
                assertThat(reader.readLine()).endsWith(WAITING + county.folder().warehouse());
            }

            assertThat(lock.isUnfinished()).isFalse();
        }

        for (var i = 0; i < readers.size(); i++) {
            said.add(readers.get(i).lines().map(line -> line + "\n").collect(Collectors.joining()));
            assertThat(processes.get(i).waitFor()).as(said.get(i)).isZero();
        }

        return said;
    }

    private BufferedReader start(List<Path> deliveries) throws IOException {
        var words = new ArrayList<>(List.of(
                "ingest",
                "--root",
                county.folder().root().toString(),
                "--observed-from",
                "2024-01-01",
                "--observed-through",
                "2026-09-30"));
        deliveries.forEach(delivery -> words.add(delivery.toString()));
        var process =
                Program.of(Main.class, place.resolve("tmp"), List.of(), words).start();
        processes.add(process);
        return process.inputReader();
    }
}
