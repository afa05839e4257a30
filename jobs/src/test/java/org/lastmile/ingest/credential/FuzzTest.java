package org.lastmile.ingest.credential;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.Jazzer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lastmile.cli.Program;

/**
 * Jazzer looks for bytes on which a parser fails, ten minutes for each: {@code -Dlastmile.fuzz-seconds} says another time.
 * It begins with good documents.
 */
@Tag("long")
class FuzzTest {
    private static final String SECONDS = System.getProperty("lastmile.fuzz-seconds", "600");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(classes = {PngFuzz.class, StatusListFuzz.class, KeyFuzz.class, DocumentFuzz.class})
    void no_bytes_make_a_parser_fail(Class<?> target) throws IOException, InterruptedException {
        var told = folder.resolve("told.txt");
        var fuzzer = Program.of(
                Jazzer.class,
                folder.resolve("temporary"),
                List.of("-Dlastmile.home=" + System.getProperty("lastmile.home")),
                List.of(
                        "--target_class=" + target.getName(),
                        "--instrumentation_includes=org.lastmile.ingest.credential.**",
                        // It tries patterns itself that never end, and calls its own a finding.
                        "--disabled_hooks=com.code_intelligence.jazzer.sanitizers.RegexInjection"
                                + ":com.code_intelligence.jazzer.sanitizers.RegexRoadblocks",
                        "--reproducer_path=" + folder,
                        "-max_total_time=" + SECONDS,
                        "-max_len=20000",
                        "-timeout=120",
                        "-artifact_prefix=" + folder + "/",
                        seeds().toString()));

        var process = fuzzer.redirectOutput(told.toFile()).start();
        var exit = process.waitFor();

        assertThat(exit).as(Files.readString(told, StandardCharsets.ISO_8859_1)).isZero();
    }

    private Path seeds() throws IOException {
        var seeds = Files.createDirectories(folder.resolve("seeds"));
        var credential = Samples.text("credential.json");
        var png = Images.png(Images.packedText("openbadges", credential.getBytes(StandardCharsets.UTF_8)));
        var texts = Map.of(
                "badge", Samples.text("assertion.json"),
                "credential", credential,
                "record", Samples.text("learner-record.json"),
                "token", Samples.text("signed-token.jwt"),
                "svg", Samples.text("baked-badge.svg"),
                "list", StatusBits.list("\"revocation\"", StatusBits.packed(100, 1)),
                "key", "z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp",
                "jwk", "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AQ\",\"y\":\"AQ\"}");

        for (var text : texts.entrySet()) {
            Files.writeString(seeds.resolve(text.getKey()), text.getValue());
        }

        Files.write(seeds.resolve("png"), png);
        // What PngFuzz puts behind the first chunk of an image.
        Files.write(seeds.resolve("chunks"), Arrays.copyOfRange(png, 33, png.length));
        return seeds;
    }
}
