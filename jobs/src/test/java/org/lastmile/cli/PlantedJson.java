package org.lastmile.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.lastmile.contract.Column;
import org.lastmile.contract.Sensitivity;
import org.lastmile.contract.Table;

/** Plants words into a sample of JSON: a document with a list of rows, or rows in lines. */
record PlantedJson(Table table, Function<Column, String> words) {
    private static final JsonMapper JSON = new JsonMapper();

    /** Writes the planted copy and counts its rows of the table. */
    long copy(Path from, Path to) throws IOException {
        var rows = new ArrayList<JsonNode>();
        var lines = new ArrayList<String>();

        for (var document : documents(from)) {
            rows(document).forEach(rows::add);
            rows.forEach(this::plant);
            lines.add(JSON.writeValueAsString(document));
        }

        Files.createDirectories(to.getParent());
        Files.write(to, lines);
        return rows.size();
    }

    private static List<JsonNode> documents(Path file) throws IOException {
        try (var values = JSON.readerFor(JsonNode.class).<JsonNode>readValues(file.toFile())) {
            return values.readAll();
        }
    }

    private Iterable<JsonNode> rows(JsonNode document) {
        for (var place : table.rows()) {
            if (document.at(place).isArray()) {
                return document.at(place);
            }
        }

        return table.rows().contains("") ? List.of(document) : List.of();
    }

    private void plant(JsonNode row) {
        for (var column : table.columns()) {
            if (column.sensitivity() == Sensitivity.DIRECT) {
                column.headers().forEach(place -> plant(row, column, place.startsWith("/") ? place : "/" + place));
            }
        }
    }

    private void plant(JsonNode row, Column column, String place) {
        var above = row.at(place.substring(0, place.lastIndexOf('/')));
        var name = place.substring(place.lastIndexOf('/') + 1);
        var word = words.apply(column);

        if (above instanceof ObjectNode object && object.path(name).isTextual()) {
            var text = object.path(name).asText();
            var scheme = text.startsWith("mailto:") ? "mailto:" : "";
            var planted = text.contains(word) ? text : scheme + word + "." + text.substring(scheme.length());
            object.put(name, planted);
        }
    }
}
