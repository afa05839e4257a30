package org.lastmile.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lastmile.contract.Contracts;
import org.lastmile.contract.WarehouseException;

/** Packed files are read as they come, and a damaged one is refused in our words. */
class PackedFileTest {
    private static final Contracts CONTRACTS = Contracts.ofSources(Optional.empty());
    private static final String SESSIONS = "session_key,offering_key,held_on\n"
            + IntStream.range(0, 500)
                    .mapToObj(number -> "s" + number + ",spring,2026-01-05\n")
                    .collect(Collectors.joining());
    private static final int BLANKS = 80 << 20;

    @TempDir
    private Path folder;

    private static byte[] gzip(byte[] bytes) throws IOException {
        var packed = new ByteArrayOutputStream();

        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }

        return packed.toByteArray();
    }

    private static byte[] gzip(String text) throws IOException {
        return gzip(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void blanks(OutputStream out) throws IOException {
        out.write("session_key,offering_key,held_on\n".getBytes(StandardCharsets.UTF_8));
        var blank = new byte[1 << 20];
        Arrays.fill(blank, (byte) '\n');

        for (var written = 0; written < BLANKS; written += blank.length) {
            out.write(blank);
        }
    }

    private void refused(String name, byte[] bytes, String message) throws IOException {
        var file = Files.write(folder.resolve(name), bytes);

        assertThatThrownBy(() -> DeliveryCheck.run(List.of(file), CONTRACTS))
                .isInstanceOf(WarehouseException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sessions.csv.gz", "sessions.csv.GZ", "sessions.csv", "sessions"})
    void a_file_packed_with_gzip_is_read_whatever_it_is_called(String name) throws IOException {
        var file = Files.write(folder.resolve(name), gzip(SESSIONS));

        assertThat(DeliveryCheck.run(List.of(file), CONTRACTS).files())
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.rows()).isEqualTo(500);
                    assertThat(found.bad()).isZero();
                    assertThat(found.file().file()).doesNotContainIgnoringCase(".gz");
                });
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 9, 10, 20, 60})
    void a_packed_file_that_is_cut_off_is_refused(int bytes) throws IOException {
        refused(
                "cut.csv.gz",
                Arrays.copyOf(gzip(SESSIONS), bytes),
                "cut.csv.gz: is packed and cut off; deliver it again.");
    }

    @Test
    void a_packed_file_whose_check_sum_is_wrong_is_refused() throws IOException {
        var bytes = gzip(SESSIONS);
        bytes[bytes.length - 6] ^= 1;

        refused("odd.csv.gz", bytes, "odd.csv.gz: is packed and damaged; deliver it again.");
    }

    @Test
    void a_file_packed_twice_is_refused() throws IOException {
        refused(
                "twice.csv.gz",
                gzip(gzip(SESSIONS)),
                "twice.csv.gz: is packed twice; unpack it once and deliver that.");
    }

    @Test
    void packed_bytes_that_grow_without_bound_are_refused_while_they_are_read() throws IOException {
        var gzip = new ByteArrayOutputStream();

        try (var packed = new GZIPOutputStream(gzip)) {
            blanks(packed);
        }

        refused(
                "bomb.csv.gz",
                gzip.toByteArray(),
                "bomb.csv.gz: unpacks to more than 200 times its size, as no delivery does; ask the sender what it is.");

        var zip = new ByteArrayOutputStream();

        try (var packed = new ZipOutputStream(zip)) {
            packed.putNextEntry(new ZipEntry("sessions.csv"));
            blanks(packed);
            packed.closeEntry();
        }

        refused(
                "bomb.zip",
                zip.toByteArray(),
                "bomb.zip, entry sessions.csv: unpacks to more than 200 times its size, as no delivery does;"
                        + " ask the sender what it is.");
    }
}
