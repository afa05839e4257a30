package org.lastmile.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lastmile.ingest.HostileDocument.TOKEN_HEADER;
import static org.lastmile.ingest.HostileDocument.badge;
import static org.lastmile.ingest.HostileDocument.credential;
import static org.lastmile.ingest.Packed.bytes;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Good files with a few bytes changed at random: whatever comes of them, it keeps the rules of {@link HostileRun}. */
@Tag("long")
class HostileMutationTest {
    private static final int FILES = 810;
    private static final byte[] ODD = {
        0,
        9,
        10,
        13,
        26,
        ' ',
        '"',
        '\'',
        ',',
        ';',
        '=',
        '\\',
        '{',
        '[',
        '-',
        '.',
        'e',
        '9',
        (byte) 0x80,
        (byte) 0xc0,
        (byte) 0xed,
        (byte) 0xff
    };

    @TempDir
    private Path folder;

    @SuppressWarnings("ArrayRecordComponent") // Files are changed and never compared.
    private record Good(String file, byte[] bytes) {}

    private static List<Good> good() {
        var rows = HostileCase.HEADER + "\n" + HostileCase.GOOD + "\n" + "e1," + HostileCase.PERSON
                + ",2026-01-06,2026-01-06T10:00:00Z,3,1.5,-2.25,true,attended,\"a, \"\"b\"\"\"\n";
        var object = "{\"event_key\":\"%s\",\"person\":{\"card\":\"" + HostileCase.CARD + "\"},\"email\":\""
                + HostileCase.MAIL + "\",\"last_name\":\"" + HostileCase.LAST_NAME
                + "\",\"seen_on\":\"2026-01-05\",\"places\":3,\"hours\":1.5,\"note\":\"a, \\\"b\\\" \\u00e4\"}";
        var list = "[" + object.formatted("e0") + ",\n " + object.formatted("e1") + "]";
        return List.of(
                new Good("odd.jsonl", bytes(object.formatted("e0") + "\n" + object.formatted("e1") + "\n")),
                new Good("odd.jsonl", bytes(list)),
                new Good("odd.jsonl", bytes("{\"answer\": {\"events\": " + list + "}, \"next\": null}")),
                new Good("odd.csv", bytes(rows)),
                new Good("odd.csv.gz", Packed.gzip(bytes(rows))),
                new Good("odd.zip", Packed.zip("odd.csv", rows)),
                new Good("odd.json", bytes(badge())),
                new Good("odd.jsonld", bytes(credential())),
                new Good("odd.jwt", bytes(HostileDocument.token(TOKEN_HEADER, credential(), "s"))));
    }

    static Stream<HostileCase> mutations() {
        var good = good();
        return IntStream.range(0, FILES).mapToObj(seed -> {
            var file = good.get(seed % good.size());
            return new HostileCase("seed " + seed, file.file(), mutated(file.bytes(), new Random(seed)), "");
        });
    }

    private static byte[] mutated(byte[] whole, Random random) {
        var bytes = whole;

        for (var left = 1 + random.nextInt(4); left > 0 && bytes.length > 1; left--) {
            bytes = once(bytes, random);
        }

        return bytes;
    }

    /** One byte changed, put in, repeated or taken away, or the file cut off. */
    private static byte[] once(byte[] bytes, Random random) {
        var at = random.nextInt(bytes.length);
        var kind = random.nextInt(10);
        var odd = random.nextBoolean() ? ODD[random.nextInt(ODD.length)] : (byte) random.nextInt(256);
        var out = new ByteArrayOutputStream();
        out.write(bytes, 0, at);

        for (var times = kind == 0 ? 0 : kind == 1 ? 1 << random.nextInt(18) : 1; times > 0; times--) {
            out.write(odd);
        }

        var from = kind < 5 ? at + 1 : kind == 5 ? bytes.length : at;
        out.write(bytes, from, bytes.length - from);
        return out.toByteArray();
    }

    @ParameterizedTest
    @MethodSource("mutations")
    void keeps_the_rules_whatever_it_is(HostileCase hostile) throws IOException, SQLException {
        assertThat(new HostileRun(folder).outcome(hostile)).isNotEmpty();
    }
}
