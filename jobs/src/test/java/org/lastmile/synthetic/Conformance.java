package org.lastmile.synthetic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Holds the files of one folder to a source contract, read as plain YAML and not by the code under test. */
final class Conformance {
    private static final Path SOURCES = Path.of(System.getProperty("lastmile.home"), "data-contracts", "sources");

    /** Our keys of columns that are dropped, or that become a token of name and birth date. */
    private static final Set<String> OPTIONAL = Set.of("drop", "parts");

    private Conformance() {}

    /** What is wrong with the files of a source, empty when they follow their contract to the letter. */
    static List<String> problems(String source, Path folder) throws IOException {
        List<String> problems = new ArrayList<>();
        for (var table : contract(source).path("schema")) {
            var file = folder.resolve(table.path("physicalName").asText());
            try (var rows = CsvReader.builder().ofNamedCsvRecord(file)) {
                var columns = columns(table);
                for (var row : rows) {
                    columns.forEach(column -> problem(column, row).ifPresent(text -> problems.add(file + ": " + text)));
                }
            }
        }
        return problems;
    }

    /**
     * Columns that a file with these must have, in the order of the contract: names and birth dates need not be there, nor columns
     * that may be blank.
     */
    static List<String> header(String source, String fileName, Collection<String> there) throws IOException {
        return tables(source)
                .filter(table -> table.path("physicalName").asText().equals(fileName))
                .flatMap(table -> columns(table).stream())
                .filter(column -> column.path("required").asBoolean() || there.contains(name(column)))
                .map(Conformance::name)
                .toList();
    }

    static List<String> fileNames(String source) throws IOException {
        return tables(source).map(table -> table.path("physicalName").asText()).toList();
    }

    private static Stream<JsonNode> tables(String source) throws IOException {
        return StreamSupport.stream(contract(source).path("schema").spliterator(), false);
    }

    private static JsonNode contract(String source) throws IOException {
        return new YAMLMapper().readTree(Files.readString(SOURCES.resolve(source + ".odcs.yaml")));
    }

    private static List<JsonNode> columns(JsonNode table) {
        return StreamSupport.stream(table.path("properties").spliterator(), false)
                .filter(column -> StreamSupport.stream(
                                column.path("customProperties").spliterator(), false)
                        .map(custom -> custom.path("property").asText())
                        .noneMatch(OPTIONAL::contains))
                .toList();
    }

    private static String name(JsonNode column) {
        return column.path("physicalName").asText(column.path("name").asText());
    }

    private static Optional<String> problem(JsonNode column, NamedCsvRecord row) {
        var value = row.findField(name(column)).orElse("");
        var place = "line " + row.getStartingLineNumber() + ", column " + name(column);
        if (value.isEmpty()) {
            return column.path("required").asBoolean() ? Optional.of(place + " is blank") : Optional.empty();
        }
        return isAllowed(column, value) ? Optional.empty() : Optional.of(place + ": " + value);
    }

    private static boolean isAllowed(JsonNode column, String value) {
        var options = column.path("logicalTypeOptions");
        return switch (column.path("logicalType").asText()) {
            case "date" -> isDate(value);
            case "integer" -> value.matches("-?[0-9]+") && isInRange(options, value);
            case "number" -> value.matches("-?[0-9]+([.][0-9]+)?") && isInRange(options, value);
            default -> isText(options, value) && isListed(column, value);
        };
    }

    private static boolean isDate(String value) {
        try {
            return LocalDate.parse(value).toString().equals(value);
        } catch (DateTimeParseException problem) {
            return false;
        }
    }

    private static boolean isInRange(JsonNode options, String value) {
        var number = new BigDecimal(value);
        return (!options.has("minimum")
                        || number.compareTo(options.path("minimum").decimalValue()) >= 0)
                && (!options.has("maximum")
                        || number.compareTo(options.path("maximum").decimalValue()) <= 0);
    }

    private static boolean isText(JsonNode options, String value) {
        return value.length() <= options.path("maxLength").asInt(Integer.MAX_VALUE)
                && value.matches(options.path("pattern").asText(".*"));
    }

    private static boolean isListed(JsonNode column, String value) {
        var quality = column.path("quality");
        var values = quality.path(0).path("arguments").path("validValues");
        return quality.isMissingNode()
                || StreamSupport.stream(values.spliterator(), false)
                        .anyMatch(listed -> listed.asText().equals(value));
    }
}
