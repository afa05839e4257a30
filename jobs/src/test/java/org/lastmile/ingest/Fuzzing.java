package org.lastmile.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.Jazzer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.lastmile.cli.Program;

/**
 * Lets Jazzer look for bytes on which a parser fails, ten minutes for each: {@code -Dlastmile.fuzz-seconds} says another
 * time.
 *
 * @param folder       that takes what it finds
 * @param instrumented classes whose branches it follows
 */
public record Fuzzing(Path folder, String instrumented) {
    private static final String SECONDS = System.getProperty("lastmile.fuzz-seconds", "600");

    /**
     * Tries a target and expects no finding.
     *
     * @param seeds good input to begin with, by name
     */
    public void run(Class<?> target, Map<String, byte[]> seeds) throws IOException, InterruptedException {
        var told = folder.resolve("told.txt");
        var fuzzer = Program.of(
                Jazzer.class,
                Files.createDirectories(folder.resolve("temporary")),
                List.of("-Dlastmile.home=" + System.getProperty("lastmile.home")),
                List.of(
                        "--target_class=" + target.getName(),
                        "--instrumentation_includes=" + instrumented,
                        // It tries patterns itself that never end, and calls its own a finding.
                        "--disabled_hooks=com.code_intelligence.jazzer.sanitizers.RegexInjection"
                                + ":com.code_intelligence.jazzer.sanitizers.RegexRoadblocks",
                        "--reproducer_path=" + folder,
                        "-max_total_time=" + SECONDS,
                        "-max_len=20000",
                        "-timeout=120",
                        "-artifact_prefix=" + folder + "/",
                        written(seeds).toString()));

        var process = fuzzer.redirectOutput(told.toFile()).start();
        var exit = process.waitFor();

        assertThat(exit).as(Files.readString(told, StandardCharsets.ISO_8859_1)).isZero();
    }

    private Path written(Map<String, byte[]> seeds) throws IOException {
        var written = Files.createDirectories(folder.resolve("seeds"));

        for (var seed : seeds.entrySet()) {
            Files.write(written.resolve(seed.getKey()), seed.getValue());
        }

        return written;
    }
}
