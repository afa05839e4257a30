package org.lastmile.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lastmile.cli.Main;
import org.lastmile.cli.Program;
import org.lastmile.warehouse.PartnershipFolder;

/** The program itself is killed with signal 9 while it loads; the same call again completes what it left. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class KillTest {
    private static final List<String> STAGES = List.of("loading tables", "conforming ", "committing");
    private static final int KILLED = 128 + 9;
    private static final int LATEST_MILLISECONDS = 400;

    @TempDir
    private static Path place;

    private static Path base = Path.of("");
    private static List<Path> call = List.of();
    private static Tables wanted = new Tables(Map.of(), Map.of(), Map.of());

    private final List<Process> processes = new ArrayList<>();

    @BeforeAll
    static void load_undisturbed() throws IOException, SQLException {
        var files = CountyFiles.write(place);
        call = List.of(files.attendance(), files.intake());
        var county = County.in(place.resolve("undisturbed"));
        Files.writeString(county.folder().settings(), "name: County\nlearner_buckets: 3\n");
        county.ingest(files.badges());
        base = place.resolve("base");
        Moments.copy(county.folder().root(), base);
        county.ingest(new Silence(), call);
        wanted = Tables.of(county);
    }

    @AfterEach
    void leave_no_process() {
        processes.forEach(Process::destroyForcibly);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void the_same_call_completes_what_a_killed_program_left(int seed)
            throws IOException, SQLException, InterruptedException {
        killAndComplete(seed);
    }

    static IntStream seeds() {
        return IntStream.range(3, 203);
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("seeds")
    void two_hundred_kills(int seed) throws IOException, SQLException, InterruptedException {
        killAndComplete(seed);
    }

    private void killAndComplete(int seed) throws IOException, SQLException, InterruptedException {
        var root = place.resolve("killed-" + seed);
        Moments.copy(base, root);
        var county = new County(new PartnershipFolder(root));

        kill(county, seed);
        county.ingest(new Silence(), call);

        assertThat(Tables.of(county)).isEqualTo(wanted);
        assertThat(county.folder().warehouse().resolve(".unfinished")).doesNotExist();
    }

    /** Some time after a stage has begun, both by the seed. */
    private void kill(County county, int seed) throws IOException, InterruptedException {
        var stage = STAGES.get(seed % STAGES.size());
        var words = new ArrayList<>(List.of(
                "ingest",
                "--root",
                county.folder().root().toString(),
                "--observed-from",
                "2024-01-01",
                "--observed-through",
                "2026-09-30"));
        call.forEach(delivery -> words.add(delivery.toString()));
        var process =
                Program.of(Main.class, place.resolve("tmp"), List.of(), words).start();
        processes.add(process);
        var said = new StringBuilder();

        try (var reader = process.inputReader()) {
            while (!said.toString().contains(stage)) {
                said.append(Objects.requireNonNull(reader.readLine(), said::toString))
                        .append('\n');
            }

            process.waitFor(new Random(seed).nextInt(LATEST_MILLISECONDS), TimeUnit.MILLISECONDS);
            process.destroyForcibly();
        }

        assertThat(process.waitFor()).as(said.toString()).isEqualTo(KILLED);
    }
}
