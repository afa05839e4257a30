package org.lastmile.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads a contract in the Open Data Contract Standard 3.1 and collects all its problems before it complains. */
final class ContractReader {
    private static final YAMLMapper YAML = new YAMLMapper();

    private final ContractNotes notes;
    private final ColumnReader columns;

    private ContractReader(ContractNotes notes, JsonNode root) {
        this.notes = notes;
        this.columns = new ColumnReader(notes, root.path("id").asText());
    }

    /** @throws WarehouseException naming every problem of the file at once */
    static Contract read(String file, String text) {
        var notes = new ContractNotes(file);
        var root = parse(file, text);
        var contract = new ContractReader(notes, root).contract(root);
        notes.complain();
        return contract;
    }

    private static JsonNode parse(String file, String text) {
        try {
            var root = YAML.readTree(text);

            if (root == null || !root.isObject()) {
                throw new WarehouseException(file + ": is empty; a contract is a YAML document as"
                        + " Open Data Contract Standard 3.1 describes it.");
            }

            return root;
        } catch (JsonProcessingException failure) {
            throw new WarehouseException(YamlMistake.of(file, failure), failure);
        }
    }

    private Contract contract(JsonNode root) {
        notes.refuseUnknown(root, "contract", ContractKeys.CONTRACT_FIELDS);
        var keys = notes.customProperties(root, "contract", ContractKeys.CONTRACT_KEYS);
        var tables = new ArrayList<Table>();
        root.path("schema").forEach(schema -> tables.add(table(schema)));

        if (tables.isEmpty()) {
            notes.problem(": has no table under 'schema'; a contract needs at least one.");
        }

        return new Contract(
                notes.text(root, "id", "contract"),
                root.path("name").asText(root.path("id").asText()),
                notes.text(root, "version", "contract"),
                root.path("description").path("purpose").asText(""),
                format(keys),
                choice(keys, "delivery", ContractKeys.DELIVERIES),
                choice(keys, "basis", ContractKeys.BASES),
                choice(keys, "consentScope", ContractKeys.SCOPES),
                lateAfter(root.path("slaProperties")),
                keys.containsKey("encoding") ? keys.get("encoding").asText() : "utf-8",
                ManifestRules.read(keys),
                tables);
    }

    /** One of several words, the first when none is given: a slip would open rows that nobody may use. */
    private String choice(Map<String, JsonNode> keys, String key, List<String> words) {
        var word = keys.containsKey(key) ? keys.get(key).asText() : words.get(0);

        if (!words.contains(word)) {
            notes.problem(", 'contract': " + key + " '" + word + "' is unknown; use one of " + String.join(", ", words)
                    + ".");
        }

        return word;
    }

    private boolean isLeftOut(String table, Map<String, JsonNode> keys) {
        var load = ContractNotes.optional(keys, "load");

        if (load != null && !load.equals("never")) {
            notes.problem(", '" + table + "': load '" + load + "' is unknown; write never, or remove it.");
        }

        return load != null;
    }

    /** Where the rows of JSON documents stand; a document that is a row itself is the empty pointer. */
    private static List<String> rows(Map<String, JsonNode> keys) {
        var rows = keys.get("rows");

        if (rows == null) {
            return List.of("");
        }

        var places = new ArrayList<String>();
        (rows.isArray() ? rows : List.of(rows)).forEach(place -> places.add(place.asText()));
        return places;
    }

    private String format(Map<String, JsonNode> keys) {
        var format = keys.containsKey("format") ? keys.get("format").asText() : Contract.CSV;

        if (!Contract.FORMATS.contains(format)) {
            notes.problem(", 'contract': format '" + format + "' is unknown; use one of "
                    + String.join(", ", Contract.FORMATS) + ".");
        }

        return format;
    }

    /** Days between deliveries and days that one may take; other promises are for readers. */
    private int lateAfter(JsonNode promises) {
        var days = 0;

        for (var promise : promises) {
            var name = promise.path("property").asText();

            if (name.equals("frequency") || name.equals("latency")) {
                if (!promise.path("value").isInt()
                        || !promise.path("unit").asText().equals("d")) {
                    notes.problem(
                            ", slaProperties '" + name + "': is no number of days; write 'value: 31' and 'unit: d'.");
                }

                days += promise.path("value").asInt(0);
            }
        }

        return days;
    }

    private Table table(JsonNode schema) {
        var name = notes.text(schema, "name", "schema");
        notes.refuseUnknown(schema, name, ContractKeys.TABLE_FIELDS);
        var keys = notes.customProperties(schema, name, ContractKeys.TABLE_KEYS);
        var properties = new ArrayList<Column>();
        schema.path("properties").forEach(property -> properties.add(columns.read(name, property)));
        properties.forEach(column -> refuseUnknownParts(name, column, properties));
        var eventColumn = ContractNotes.optional(keys, "eventColumn");
        var partnerColumn = ContractNotes.optional(keys, "partnerColumn");
        var snapshotDay = ContractNotes.optional(keys, "snapshotDay");
        var table = new Table(
                name,
                schema.path("physicalName").asText(name + ".csv"),
                schema.path("description").asText(""),
                keys.containsKey("otherColumns")
                        && keys.get("otherColumns").asText().equals("ignored"),
                keys.containsKey("columns") && keys.get("columns").asText().equals("by_position"),
                isLeftOut(name, keys),
                rows(keys),
                eventColumn,
                partnerColumn,
                keys.containsKey("learnerBucket") && keys.get("learnerBucket").asBoolean(),
                new QualityChecks(notes).rowCounts(name, schema.path("quality")),
                SnapshotKeys.by(keys, partnerColumn),
                snapshotDay == null ? eventColumn : snapshotDay,
                FactRules.read(keys),
                ContractNotes.names(keys, "someOf"),
                DeletedRows.read(name, keys, properties, notes),
                properties);
        new SnapshotKeys(notes).refuseUnknown(table);
        table.oneFact().refuseUnknown(table, notes);
        refuseUnknownSome(table);
        return table;
    }

    private void refuseUnknownParts(String table, Column column, List<Column> columns) {
        for (var part : column.parts()) {
            if (columns.stream().noneMatch(other -> other.name().equals(part))) {
                notes.problem(", column '" + table + "." + column.name() + "': 'parts' names '" + part
                        + "', which is no column of the table.");
            }
        }
    }

    /** Who is meant may be told in several ways, and what is never stored tells nothing. */
    private void refuseUnknownSome(Table table) {
        for (var name : table.someOf()) {
            if (table.stored().stream().noneMatch(column -> column.name().equals(name))) {
                notes.problem(", '" + table.name() + "': column '" + name
                        + "' of 'someOf' is none that is stored; name one of its columns.");
            }
        }
    }
}
