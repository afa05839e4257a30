package org.lastmile.cli;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lastmile.contract.Column;
import org.lastmile.contract.Contract;
import org.lastmile.contract.Contracts;
import org.lastmile.contract.Sensitivity;
import org.lastmile.contract.Table;
import org.lastmile.indicator.SqlText;

/**
 * The samples of all sources of CSV and JSON rows go the road with a planted word in every direct column, those that only the contract
 * knows included: all rows are loaded, every mapping gives rows, and no planted word is left behind.
 */
class SampleCanaryTest {
    private static final Path SAMPLES = Path.of(System.getProperty("lastmile.home"), "data-contracts/samples");
    private static final TreeSet<String> WORDS = new TreeSet<>();
    private static final TreeMap<String, Long> ROWS = new TreeMap<>();

    @TempDir
    private static Path folder;

    private static Path watched;
    private static Path root;
    private static String said = "";

    @BeforeAll
    static void load_planted_samples() throws IOException, InterruptedException {
        watched = Files.createDirectories(folder.resolve("watched"));
        root = watched.resolve("root");
        var deliveries = folder.resolve("deliveries");

        for (var contract : Contracts.ofSources(Optional.empty()).all()) {
            for (var table : contract.tables()) {
                var sample = SAMPLES.resolve(contract.id()).resolve(table.fileName());

                if (Files.exists(sample)) {
                    var to = deliveries.resolve(contract.id()).resolve(table.fileName());
                    var rows = contract.format().equals(Contract.JSON)
                            ? new PlantedJson(table, SampleCanaryTest::word).copy(sample, to)
                            : plant(table, sample, to);
                    ROWS.merge(contract.id(), table.isLeftOut() ? 0 : rows, Long::sum);
                }
            }
        }

        Program.of(
                        CanaryRun.class,
                        watched.resolve("tmp"),
                        List.of("-Dlastmile.log=debug"),
                        List.of(
                                "init",
                                root.toString(),
                                "--then",
                                "ingest",
                                "--root",
                                root.toString(),
                                deliveries.toString(),
                                "--then",
                                "tokenize",
                                "--root",
                                root.toString(),
                                deliveries.toString(),
                                "--out",
                                watched.resolve("tokens.zip").toString(),
                                "--then",
                                "contract",
                                "check",
                                watched.resolve("tokens.zip").toString()))
                .directory(Files.createDirectories(watched.resolve("work")).toFile())
                .redirectOutput(watched.resolve("said.txt").toFile())
                .start()
                .waitFor();
        said = Files.readString(watched.resolve("said.txt"), StandardCharsets.UTF_8);
    }

    private static long plant(Table table, Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());

        try (var rows = CsvReader.builder().ofCsvRecord(from);
                var planted = CsvWriter.builder().build(to)) {
            var header = new ArrayList<String>();

            for (var row : rows) {
                if (header.isEmpty()) {
                    header.addAll(row.getFields());
                    planted.writeRecord(withAbsent(table, header));
                } else {
                    planted.writeRecord(planted(table, header, row));
                }
            }
        }

        return Files.readAllLines(from).size() - 1L;
    }

    private static List<String> withAbsent(Table table, List<String> header) {
        var names = new ArrayList<>(header);
        absent(table, header).forEach(column -> names.add(column.headers().get(0)));
        return names;
    }

    private static List<Column> absent(Table table, List<String> header) {
        return table.columns().stream()
                .filter(column -> column.isDropped() && header.stream().noneMatch(name -> is(column, name)))
                .toList();
    }

    private static List<String> planted(Table table, List<String> header, CsvRecord row) {
        var texts = new ArrayList<String>();

        for (var i = 0; i < header.size(); i++) {
            var name = header.get(i);
            var text = row.getField(i);
            texts.add(table.columns().stream()
                    .filter(column -> is(column, name) && column.sensitivity() == Sensitivity.DIRECT)
                    .findFirst()
                    .map(column -> text.isEmpty() && !column.isDropped() ? text : word(column) + "." + text)
                    .orElse(text));
        }

        absent(table, header).forEach(column -> texts.add(word(column)));
        return texts;
    }

    /** One word per kind of identifier, so that planted samples still belong together. */
    private static String word(Column column) {
        var kind = column.identifier();
        var name = kind == null ? column.name() : kind.name().toLowerCase(Locale.ROOT);
        var word = "zq" + name.replace("_", "") + "zq";
        WORDS.add(word);
        return word;
    }

    private static boolean is(Column column, String header) {
        return column.headers().stream()
                .anyMatch(name -> name.replace('_', ' ').equalsIgnoreCase(header.replace('_', ' ')));
    }

    @Test
    void every_row_of_every_sample_is_loaded() {
        assertThat(said).contains("exit 0 ingest");
        ROWS.forEach(
                (source, rows) -> assertThat(said).contains(source + ": " + rows + " rows in, " + rows + " accepted"));
    }

    @Test
    void every_row_of_every_sample_is_good_when_it_was_tokenised_at_home() {
        assertThat(said.lines().filter(line -> line.startsWith("exit ")))
                .containsExactly("exit 0 init", "exit 0 ingest", "exit 0 tokenize", "exit 0 contract");
        assertThat(watched.resolve("tokens.zip")).isNotEmptyFile();
    }

    @Test
    void every_mapping_of_a_source_with_a_sample_gives_rows() {
        var counts = new TreeMap<String, String>();

        for (var mapping : SqlText.all("mappings")) {
            var slash = mapping.name().indexOf('/');

            if (ROWS.containsKey(mapping.name().substring(0, slash))) {
                var entity = mapping.name().substring(slash + 1);
                counts.put(entity, "select '" + entity + "' where (select count(*) from core." + entity + ") = 0");
            }
        }

        var empty = Call.done(
                "sql",
                "--root",
                root.toString(),
                "--operator",
                "--format",
                "csv",
                String.join(" union all ", counts.values()));

        assertThat(empty.out().lines().skip(1)).isEmpty();
    }

    @Test
    void no_planted_word_stands_anywhere() throws IOException, SQLException {
        var canaries = new Canaries(List.copyOf(WORDS));

        assertThat(canaries.below(folder.resolve("deliveries"))).isNotEmpty();
        assertThat(canaries.below(watched)).isEmpty();
    }
}
