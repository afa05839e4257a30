package org.lastmile.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastmile.contract.Sha256;
import org.lastmile.contract.WarehouseException;

/** A ledger that is missing, damaged or newer than the program: no release, one message, the edition untouched. */
class BadLedgerTest {
    private static final String BACKUP = "Nothing is released; put the file back from a backup.";

    @TempDir
    private Path root = Path.of("");

    @org.jspecify.annotations.Nullable
    private MeasuredWorld opened;

    private String manifest = "";

    @BeforeEach
    void release() throws Exception {
        var world = new MeasuredWorld(root);
        opened = world;
        world.come(40, "north", "2025Q1").observed("north", "2025-03-31");
        world.release("2025Q1");
        world.come(12, "north", "2025Q1");
        manifest = manifest();
    }

    @AfterEach
    void close() throws Exception {
        world().close();
    }

    @Test
    void what_was_true_is_missing() throws Exception {
        Files.delete(truths());

        refuses(() -> world().release("2025Q1"), truths() + ": is missing, so nobody can say", BACKUP);
        refuses(() -> world().release("2025Q1", Optional.of("late")), truths() + ": is missing", BACKUP);
    }

    @Test
    void what_was_true_is_damaged() throws Exception {
        Files.writeString(truths(), Files.readString(truths()).replaceFirst("40", "41"));

        refuses(() -> world().release("2025Q1"), truths() + ": is not as it was written, so nobody", BACKUP);
    }

    @Test
    void what_was_true_is_cut_off() throws Exception {
        var text = Files.readString(truths());
        Files.writeString(truths(), text.substring(0, text.length() / 2));

        refuses(() -> world().release("2025Q1"), truths() + ": is not as it was written, so nobody", BACKUP);
    }

    @Test
    void what_was_true_was_written_by_a_newer_program() throws Exception {
        var text = Files.readString(truths()).replaceFirst("\"format\":1", "\"format\":2");
        var lines = text.substring(0, text.lastIndexOf("{\"sha256\""));
        Files.writeString(truths(), lines + "{\"sha256\":\"" + Sha256.of(lines) + "\"}\n");

        refuses(
                () -> world().release("2025Q1"),
                truths() + ": was written by another Lastmile: its format is 2, not 1,",
                BACKUP);
    }

    @Test
    void the_ledger_of_editions_is_missing() throws Exception {
        Files.delete(ledger());

        refuses(
                () -> world().release("2025Q1"),
                ledger() + ": it is missing beside sealed editions. Nothing is read or released",
                "never mend it by hand.");
    }

    @Test
    void the_ledger_of_editions_is_damaged() throws Exception {
        Files.writeString(ledger(), Files.readString(ledger()) + "{}\n");

        refuses(
                () -> world().release("2025Q1"),
                ledger() + ": line 3 is not as it was written. Nothing is read or released",
                "never mend it by hand.");
    }

    @Test
    void the_ledger_of_editions_was_written_by_a_newer_program() throws Exception {
        Files.writeString(ledger(), "{\"format\":2}\n");

        refuses(
                () -> world().release("2025Q1"),
                ledger() + ": format 2 was written by a newer Lastmile;",
                "Nothing is released; use the newer one.");
    }

    private MeasuredWorld world() {
        return java.util.Objects.requireNonNull(opened);
    }

    private void refuses(ThrowingCallable release, String beginning, String end) throws Exception {
        assertThatThrownBy(release)
                .isInstanceOf(WarehouseException.class)
                .hasMessageStartingWith(beginning)
                .hasMessageEndingWith(end);

        try (var folders = Files.list(root.resolve("warehouse/release"))) {
            assertThat(folders.filter(Files::isDirectory)
                            .map(folder -> folder.getFileName().toString()))
                    .containsExactly("2025Q1-1");
        }

        assertThat(manifest()).isEqualTo(manifest);
        assertThat(root.resolve("warehouse/ledger/2025Q1-2.jsonl")).doesNotExist();
    }

    private String manifest() throws Exception {
        return Files.readString(root.resolve("warehouse/release/2025Q1-1/manifest.json"));
    }

    private Path truths() {
        return root.resolve("warehouse/ledger/2025Q1-1.jsonl");
    }

    private Path ledger() {
        return root.resolve("warehouse/release/ledger.jsonl");
    }
}
