package org.lastmile.ingest;

import static org.lastmile.ingest.Packed.bytes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Jazzer looks for bytes on which what reads files of rows fails. It begins with good files. */
@Tag("long")
class RowFuzzTest {
    private static final Path SAMPLES = Path.of(System.getProperty("lastmile.home"), "data-contracts/samples");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            classes = {
                CsvFuzz.class,
                HeaderFuzz.class,
                JsonFuzz.class,
                ManifestFuzz.class,
                TokenizedFuzz.class,
                TypedFuzz.class
            })
    void no_bytes_make_a_reader_of_rows_fail(Class<?> target) throws IOException, InterruptedException {
        new Fuzzing(folder, "org.lastmile.ingest.*:de.siegmar.fastcsv.**").run(target, seeds());
    }

    private static Map<String, byte[]> seeds() throws IOException {
        var line = "{\"event_key\":\"e0\",\"person\":{\"card\":\"1\"},\"seen_on\":\"2026-01-05\",\"hours\":1.5}";
        return Map.ofEntries(
                Map.entry(
                        "row",
                        bytes(
                                "e1,1,a@b.org,Last,2026-01-05,2026-01-06T10:00:00Z,3,1.5,-2.25,true,attended,\"a, \"\"b\"\"\"\r\n")),
                Map.entry("names", bytes(HostileCase.HEADER + "\ne0,1,a@b.org,Last,2026-01-05,,,,,,,\n")),
                Map.entry("attendance", Files.readAllBytes(SAMPLES.resolve("program_attendance/attendance.csv"))),
                Map.entry("manifest", Files.readAllBytes(SAMPLES.resolve("oneroster/manifest.csv"))),
                Map.entry("properties", bytes("manifest.version,1.0\noneroster.version,1.2\nfile.users,bulk\n")),
                Map.entry("mark", bytes("4884fdaa/hostile/1.0.0/event,set_aside,event_key,card_number\n2,,e0,t\n")),
                Map.entry("aside", bytes("2,\"card_number\tno_token\tsomething\",,,,,,,,,,\n3,,e0,t,,,,,,,,\n")),
                Map.entry("line", bytes(line + "\n" + line + "\n")),
                Map.entry("list", bytes("[" + line + ",\n" + line + "]")),
                Map.entry("document", bytes("{\"answer\":{\"events\":[" + line + "]}}")),
                Map.entry("day", bytes("2028-02-29")),
                Map.entry("other_day", bytes("2/29/2028")),
                Map.entry("number", bytes("-1.5e3")),
                Map.entry("instant", bytes("2026-01-06T10:00:00+01:00")));
    }
}
