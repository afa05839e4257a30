package org.lastmile.ingest.credential;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lastmile.ingest.Fuzzing;

/** Jazzer looks for bytes on which a parser of credentials fails. It begins with good documents. */
@Tag("long")
class FuzzTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(classes = {PngFuzz.class, StatusListFuzz.class, KeyFuzz.class, DocumentFuzz.class})
    void no_bytes_make_a_parser_fail(Class<?> target) throws IOException, InterruptedException {
        new Fuzzing(folder, "org.lastmile.ingest.credential.**").run(target, seeds());
    }

    private static Map<String, byte[]> seeds() throws IOException {
        var seeds = new HashMap<String, byte[]>();
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

        texts.forEach((name, text) -> seeds.put(name, text.getBytes(StandardCharsets.UTF_8)));
        seeds.put("png", png);
        // What PngFuzz puts behind the first chunk of an image.
        seeds.put("chunks", Arrays.copyOfRange(png, 33, png.length));
        return seeds;
    }
}
