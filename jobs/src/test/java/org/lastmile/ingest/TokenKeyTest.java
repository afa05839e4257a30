package org.lastmile.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastmile.contract.WarehouseException;

class TokenKeyTest {
    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name_file() {
        file = folder.resolve("secrets/token.key");
    }

    private void write(String text) throws IOException {
        TokenKey.create(file);
        Files.writeString(file, text);
    }

    @Test
    void a_new_key_is_for_its_owner_alone_and_stays() throws IOException {
        TokenKey.create(file);
        var first = TokenKey.read(file);

        TokenKey.create(file);

        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(first.secret()).matches("[0-9a-f]{64}");
        assertThat(TokenKey.read(file)).isEqualTo(first);
    }

    @Test
    void its_id_is_the_beginning_of_its_hash() throws IOException {
        write("0123456789abcdef".repeat(4) + "\n");

        assertThat(TokenKey.read(file)).hasToString("key 4884fdaa");
    }

    @Test
    void a_rotated_key_knows_the_ids_that_it_had() throws IOException {
        write("0123456789abcdef".repeat(4) + "\n" + "fedcba9876543210".repeat(4) + "\n");

        assertThat(TokenKey.read(file)).hasToString("key 2865868d");
        assertThat(TokenKey.read(file).links()).extracting(TokenKey::id).containsExactly("4884fdaa", "2865868d");
    }

    @Test
    void a_missing_key_is_refused() {
        assertThatThrownBy(() -> TokenKey.read(file))
                .isInstanceOf(WarehouseException.class)
                .hasMessage(file + ": the key of the tokens is missing; without it new rows would not meet the learners"
                        + " already loaded. Put the key back from your safe copy.");
    }

    @Test
    void a_key_open_to_others_is_refused() throws IOException {
        TokenKey.create(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        assertThatThrownBy(() -> TokenKey.read(file))
                .isInstanceOf(WarehouseException.class)
                .hasMessage(
                        file + ": the key of the tokens is open to others (mode rw-r-----); run 'chmod 600' on it.");
    }

    @Test
    void a_file_that_holds_no_key_is_refused() throws IOException {
        write("0123");

        assertThatThrownBy(() -> TokenKey.read(file))
                .isInstanceOf(WarehouseException.class)
                .hasMessage(file + ": is no key; it must hold 64 hex digits. Put the key back from your safe copy.");
    }
}
