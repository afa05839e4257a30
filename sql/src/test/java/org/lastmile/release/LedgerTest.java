package org.lastmile.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastmile.contract.WarehouseException;

class LedgerTest {
    private static final LocalDate DAY = LocalDate.of(2026, 10, 5);

    @TempDir
    private Path editions;

    private Path first = Path.of("");

    @BeforeEach
    void seal() {
        first = EditionFolder.write(SampleRelease.of("2026Q3-1"), editions);
    }

    @Test
    void an_edition_goes_from_draft_to_published_and_the_ledger_says_who_said_so() {
        assertThat(EditionFolder.read(first).state()).isEqualTo(EditionState.DRAFT);
        assertThat(EditionFolder.published(editions)).isEmpty();

        say(EditionState.CHECKED, "Ana");
        say(EditionState.APPROVED, "Dr. Lee");
        say(EditionState.PUBLISHED, "Sam");

        assertThat(EditionFolder.published(editions)).contains(first);
        assertThat(EditionFolder.read(first).state()).isEqualTo(EditionState.PUBLISHED);
        assertThat(Ledger.read(editions).entries())
                .extracting(LedgerEntry::state, LedgerEntry::by)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(EditionState.DRAFT, "release"),
                        org.assertj.core.groups.Tuple.tuple(EditionState.CHECKED, "Ana"),
                        org.assertj.core.groups.Tuple.tuple(EditionState.APPROVED, "Dr. Lee"),
                        org.assertj.core.groups.Tuple.tuple(EditionState.PUBLISHED, "Sam"));
    }

    @Test
    void no_step_is_left_out_and_a_published_edition_stays() {
        assertThatThrownBy(() -> say(EditionState.PUBLISHED, "Sam"))
                .isInstanceOf(WarehouseException.class)
                .hasMessageStartingWith("Edition 2026Q3-1 is draft and cannot become published;");

        say(EditionState.CHECKED, "Ana");
        say(EditionState.APPROVED, "Ana");
        say(EditionState.PUBLISHED, "Ana");

        assertThatThrownBy(() -> say(EditionState.DISCARDED, "Ana"))
                .isInstanceOf(WarehouseException.class)
                .hasMessageStartingWith("Edition 2026Q3-1 is published and cannot become discarded;");
    }

    @Test
    void a_discarded_draft_is_as_if_it_had_not_been_made_and_keeps_its_number() {
        var second = EditionFolder.write(SampleRelease.of("2026Q3-2"), editions);
        EditionFolder.say(second, EditionState.DISCARDED, "Sam", DAY, "wrong term dates");

        assertThat(EditionFolder.newest(editions)).contains(first);
        assertThat(EditionFolder.nextId(editions, Period.of("2026Q3"))).isEqualTo("2026Q3-3");
    }

    @Test
    void a_missing_ledger_stops_everything() throws IOException {
        Files.delete(editions.resolve("ledger.jsonl"));

        refuses("it is missing beside sealed editions");
    }

    @Test
    void every_changed_line_is_noticed() throws IOException {
        say(EditionState.CHECKED, "Ana");
        say(EditionState.APPROVED, "Ana");
        var file = editions.resolve("ledger.jsonl");
        var lines = Files.readAllLines(file);

        for (var i = 0; i < lines.size() - 1; i++) {
            var changed = new java.util.ArrayList<>(lines);
            changed.set(i, lines.get(i).replace("}", " }"));
            Files.write(file, changed);
            refuses("is not as it was written");
        }

        var shorter = new java.util.ArrayList<>(lines);
        shorter.remove(1);
        Files.write(file, shorter);
        refuses("line 2 is not as it was written");
    }

    @Test
    void an_edition_that_was_exchanged_is_noticed() throws IOException {
        Files.writeString(first.resolve("manifest.json"), "{}");

        refuses("edition 2026Q3-1 is missing or is not the one that was sealed");
    }

    @Test
    void a_newer_format_is_left_to_a_newer_program() throws IOException {
        Files.writeString(editions.resolve("ledger.jsonl"), "{\"format\":2}\n");

        assertThatThrownBy(() -> Ledger.read(editions))
                .isInstanceOf(WarehouseException.class)
                .hasMessageContaining("format 2 was written by a newer Lastmile");
    }

    @Test
    void an_edition_that_a_cut_off_run_did_not_write_down_counts_as_a_draft() throws IOException {
        var file = editions.resolve("ledger.jsonl");
        Files.writeString(file, Files.readAllLines(file).get(0) + "\n");

        assertThat(EditionFolder.newest(editions)).contains(first);
        assertThat(EditionFolder.read(first).state()).isEqualTo(EditionState.DRAFT);
        say(EditionState.CHECKED, "Ana");
        assertThat(Ledger.read(editions).state("2026Q3-1")).isEqualTo(EditionState.CHECKED);
    }

    private void say(EditionState state, String by) {
        EditionFolder.say(first, state, by, DAY, "");
    }

    private void refuses(String what) {
        assertThatThrownBy(() -> EditionFolder.write(SampleRelease.of("2026Q4-1"), editions))
                .isInstanceOf(WarehouseException.class)
                .hasMessageStartingWith(editions.resolve("ledger.jsonl") + ": ")
                .hasMessageContaining(what);
        assertThat(EditionFolder.list(editions)).containsExactly("2026Q3-1");
    }
}
