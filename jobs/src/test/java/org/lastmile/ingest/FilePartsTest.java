package org.lastmile.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lastmile.contract.Contracts;

class FilePartsTest {
    private static final Contracts CONTRACTS = Contracts.ofSources(java.util.Optional.empty());

    @TempDir
    private Path folder;

    @Test
    void leaves_small_files_together_and_cuts_large_ones() throws IOException {
        var first = file("first.csv", "a\n1\n");
        var large = file("large.csv", "a\n" + "1234567\n".repeat(10));
        var second = file("second.csv", "a\n2\n");
        var third = file("third.csv", "a\n3\n");

        var groups = FileParts.forTasks(List.of(first, large, second, third), true, 40);

        assertThat(groups)
                .containsExactly(
                        List.of(first),
                        List.of(large.part(new SourceFile.Part(0, 42, 0))),
                        List.of(large.part(new SourceFile.Part(42, -1, 6))),
                        List.of(second, third));
    }

    @Test
    void leaves_a_file_whole_when_a_quote_stands_in_it() throws IOException {
        var quoted = file("quoted.csv", "a\n" + "1234567\n".repeat(10) + "\"a\nb\"\n");

        assertThat(FileParts.forTasks(List.of(quoted), true, 40)).containsExactly(List.of(quoted));
    }

    @Test
    void leaves_formats_whole_whose_records_do_not_end_with_a_line() throws IOException {
        var document = file("document.json", "1234567\n".repeat(10));

        assertThat(FileParts.forTasks(List.of(document), false, 40)).containsExactly(List.of(document));
    }

    /** The rows and line numbers of the parts, one after the other, are those of the whole file. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void reads_the_same_rows_from_parts(int seed) throws IOException {
        var chance = new Random(seed);
        var text = new StringBuilder(seed % 2 == 0 ? "\uFEFF" : "").append("partner_key,partner_name,partner_kind\n");
        var ends = List.of("\n", "\r\n", "\r", "\n\n", "\n\r", "\r\r\n");

        for (var row = 0; row < 200; row++) {
            text.append(chance.nextInt(6) == 0 ? "\uFEFF" : "")
                    .append("key-")
                    .append(row)
                    .append(chance.nextInt(5) == 0 ? ",Ümläut" : ",Name,library")
                    .append(ends.get(chance.nextInt(seed % 3 == 0 ? 1 : ends.size())));
        }

        var file = file("partners.csv", text.toString());
        var whole = rows(List.of(List.of(file)));

        var parts = FileParts.forTasks(List.of(file), true, 100 + chance.nextInt(400));

        assertThat(parts).hasSizeGreaterThan(1);
        assertThat(rows(parts)).isEqualTo(whole);
    }

    private static List<String> rows(List<List<SourceFile>> groups) throws IOException {
        var contract = CONTRACTS.contract("partners");
        var rows = new ArrayList<String>();

        for (var group : groups) {
            for (var file : group) {
                new CsvRows(contract, contract.tables().get(0)).read(file, new Told(rows));
            }
        }

        return rows;
    }

    private SourceFile file(String name, String text) throws IOException {
        return SourceFile.of(Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Writes rows down as they come. */
    private record Told(List<String> rows) implements RowSource.Sink {
        @Override
        public void file(SourceFile next) {
            assertThat(next.name()).endsWith(".csv");
        }

        @Override
        public void row(long number, @Nullable String[] texts) {
            rows.add(number + ":" + String.join("|", java.util.Arrays.asList(texts)));
        }

        @Override
        public void unreadable(Problem problem) {
            rows.add(problem.toString());
        }

        @Override
        public void supporting() {
            throw new AssertionError("no documents here");
        }
    }
}
