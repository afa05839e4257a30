package org.lastmile.export;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.lastmile.release.Edition;
import org.lastmile.release.SealedFile;
import org.lastmile.release.TableContract;

/**
 * The descriptor of a package.
 *
 * @see <a href="https://datapackage.org">Data Package 2.0</a>
 */
record DataPackage(Path folder, Texts texts) {
    static final String PREFIX = "lastmile-";
    private static final ObjectMapper JSON = new ObjectMapper();

    void write() throws IOException {
        var root = JSON.createObjectNode();
        var edition = texts.edition();
        root.put("$schema", "https://datapackage.org/profiles/2.0/datapackage.json");
        root.put("name", PREFIX + texts.layout().id() + "-" + texts.funder().slug());
        root.put("title", texts.title());
        root.put("description", texts.description());
        root.put("version", edition.id());
        root.put("state", texts.state().word());
        root.put("created", edition.madeOn() + "T00:00:00Z");
        root.putArray("licenses")
                .addObject()
                .put("path", "LICENCE.txt")
                .put("title", texts.layout().licence().title());
        addPartnership(root, edition);
        var resources = root.putArray("resources");
        addCells(resources);
        addParquet(resources);
        addIndicators(resources);
        addSources(resources);
        addDictionary(resources);
        var indenter = new DefaultIndenter("  ", "\n");
        var printer = new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
        Files.writeString(
                folder.resolve(ExportFolder.DESCRIPTOR), JSON.writer(printer).writeValueAsString(root) + "\n");
    }

    private static void addPartnership(ObjectNode root, Edition edition) {
        var contributor = root.putArray("contributors").addObject();
        contributor.put("title", edition.partnership());
        contributor.putArray("roles").add("publisher");
    }

    private void addCells(ArrayNode resources) throws IOException {
        var schema = addTable(resources, "cells", TableContract.CELL.description());
        addFields(schema, TableContract.CELL);
        schema.put("primaryKey", "cell_id");
        var key = schema.putArray("foreignKeys").addObject();
        key.put("fields", "indicator");
        key.putObject("reference").put("resource", "indicators").put("fields", "indicator");
        addMarkers(schema, MissingValue.values());
    }

    private static void addMarkers(ObjectNode schema, MissingValue... values) {
        var missing = schema.putArray("missingValues");
        Arrays.stream(values)
                .forEach(value ->
                        missing.addObject().put("value", value.marker()).put("label", value.label()));
    }

    private void addParquet(ArrayNode resources) throws IOException {
        var resource = addResource(
                resources,
                "cells-parquet",
                "cells.parquet",
                "The rows of cells.csv; a value that is missing there is null here, and kind and label say why.");
        resource.put("format", "parquet").put("mediatype", "application/vnd.apache.parquet");
    }

    private void addIndicators(ArrayNode resources) throws IOException {
        var schema = addTable(resources, "indicators", TableContract.INDICATOR.description());
        addFields(schema, TableContract.INDICATOR);
        schema.put("primaryKey", "indicator");
        schema.putArray("missingValues");
    }

    private void addSources(ArrayNode resources) throws IOException {
        var schema = addTable(resources, "sources", TableContract.SOURCE.description());
        addFields(schema, TableContract.SOURCE);
        schema.put("primaryKey", "source");
        addMarkers(schema, MissingValue.PROTECTED, MissingValue.NOT_APPLICABLE);
    }

    private void addDictionary(ArrayNode resources) throws IOException {
        var schema =
                addTable(resources, "data_dictionary", "One row per column, kind of cell and marker of the package.");
        var fields = schema.putArray("fields");
        Dictionary.COLUMNS.forEach(
                column -> fields.addObject().put("name", column).put("type", "string"));
        schema.putArray("missingValues");
    }

    private ObjectNode addTable(ArrayNode resources, String name, String description) throws IOException {
        var resource = addResource(resources, name, name + ".csv", description);
        resource.put("type", "table")
                .put("format", "csv")
                .put("mediatype", "text/csv")
                .put("encoding", "utf-8");
        resource.putObject("dialect")
                .put("delimiter", ",")
                .put("lineTerminator", "\r\n")
                .put("header", true);
        return resource.putObject("schema");
    }

    private ObjectNode addResource(ArrayNode resources, String name, String file, String description)
            throws IOException {
        var path = folder.resolve(file);
        return resources
                .addObject()
                .put("name", name)
                .put("path", file)
                .put("description", description)
                .put("bytes", Files.size(path))
                .put("hash", "sha256:" + SealedFile.sha256(path));
    }

    private static void addFields(ObjectNode schema, TableContract table) {
        var fields = schema.putArray("fields");

        for (var column : table.columns()) {
            var field = fields.addObject()
                    .put("name", column.name())
                    .put("type", column.logicalType())
                    .put("description", column.description());

            if (column.isRequired()) {
                field.putObject("constraints").put("required", true);
            }

            if (column.name().equals("kind")) {
                var categories = field.putArray("categories");
                List.of("shown", "banded", "protected", "empty").forEach(categories::add);
            }
        }
    }
}
