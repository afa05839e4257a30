package org.lastmile.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Reads a contract in the Open Data Contract Standard 3.1 and collects all its problems before it complains. */
final class ContractReader {
    private static final YAMLMapper YAML = new YAMLMapper();
    /** Keys of the standard; a slip in one would silently loosen the contract. */
    private static final Set<String> ELEMENT = Set.of(
            "authoritativeDefinitions",
            "businessName",
            "customProperties",
            "description",
            "id",
            "logicalType",
            "name",
            "physicalName",
            "physicalType",
            "quality",
            "relationships",
            "tags");

    private static final Set<String> ROOT_FIELDS = Set.of(
            "apiVersion",
            "authoritativeDefinitions",
            "contractCreatedTs",
            "customProperties",
            "dataProduct",
            "description",
            "domain",
            "id",
            "kind",
            "name",
            "price",
            "roles",
            "schema",
            "servers",
            "slaDefaultElement",
            "slaProperties",
            "status",
            "support",
            "tags",
            "team",
            "tenant",
            "version");
    private static final Set<String> TABLE_FIELDS = joined(ELEMENT, "dataGranularityDescription", "properties");
    private static final Set<String> COLUMN_FIELDS = joined(
            ELEMENT,
            "classification",
            "criticalDataElement",
            "encryptedName",
            "examples",
            "items",
            "logicalTypeOptions",
            "partitionKeyPosition",
            "partitioned",
            "primaryKey",
            "primaryKeyPosition",
            "properties",
            "required",
            "transformDescription",
            "transformLogic",
            "transformSourceObjects",
            "unique");
    private static final Set<String> CONTRACT_KEYS = Set.of("format", "delivery", "basis", "encoding");
    private static final Set<String> TABLE_KEYS =
            Set.of("otherColumns", "eventColumn", "partnerColumn", "learnerBucket");
    private static final Set<String> COLUMN_KEYS =
            Set.of("sensitivity", "identifier", "drop", "aliases", "values", "missing");

    private final String file;
    private final List<String> problems = new ArrayList<>();

    private ContractReader(String file) {
        this.file = file;
    }

    /** @throws WarehouseException naming every problem of the file at once */
    static Contract read(String file, String text) {
        var reader = new ContractReader(file);
        var contract = reader.contract(reader.parse(text));

        if (!reader.problems.isEmpty()) {
            throw new WarehouseException(String.join("\n", reader.problems));
        }

        return contract;
    }

    private JsonNode parse(String text) {
        try {
            var root = YAML.readTree(text);

            if (root == null || !root.isObject()) {
                throw new WarehouseException(file + ": is empty; a contract is a YAML document as"
                        + " Open Data Contract Standard 3.1 describes it.");
            }

            return root;
        } catch (JsonProcessingException failure) {
            var at = failure.getLocation();
            throw new WarehouseException(
                    file + ", line " + (at == null ? "?" : at.getLineNr())
                            + ": is no YAML; correct the line or the one before it.",
                    failure);
        }
    }

    private Contract contract(JsonNode root) {
        refuseUnknown(root, "contract", ROOT_FIELDS);
        var keys = customProperties(root, "contract", CONTRACT_KEYS);
        var tables = new ArrayList<Table>();
        root.path("schema").forEach(schema -> tables.add(table(schema)));

        if (tables.isEmpty()) {
            problems.add(file + ": has no table under 'schema'; a contract needs at least one.");
        }

        return new Contract(
                text(root, "id", "contract"),
                root.path("name").asText(root.path("id").asText()),
                text(root, "version", "contract"),
                root.path("description").path("purpose").asText(""),
                keys.containsKey("format") ? keys.get("format").asText() : "csv",
                keys.containsKey("delivery") ? keys.get("delivery").asText() : "changes",
                keys.containsKey("basis") ? keys.get("basis").asText() : "agreement",
                keys.containsKey("encoding") ? keys.get("encoding").asText() : "utf-8",
                tables);
    }

    private Table table(JsonNode schema) {
        var name = text(schema, "name", "schema");
        refuseUnknown(schema, name, TABLE_FIELDS);
        var keys = customProperties(schema, name, TABLE_KEYS);
        var columns = new ArrayList<Column>();
        schema.path("properties").forEach(property -> columns.add(column(name, property)));
        return new Table(
                name,
                schema.path("physicalName").asText(name + ".csv"),
                schema.path("description").asText(""),
                keys.containsKey("otherColumns")
                        && keys.get("otherColumns").asText().equals("ignored"),
                optional(keys, "eventColumn"),
                optional(keys, "partnerColumn"),
                keys.containsKey("learnerBucket") && keys.get("learnerBucket").asBoolean(),
                columns);
    }

    private Column column(String table, JsonNode property) {
        var name = text(property, "name", table);
        var where = table + "." + name;
        refuseUnknown(property, where, COLUMN_FIELDS);
        var keys = customProperties(property, where, COLUMN_KEYS);
        var headers = new ArrayList<String>();
        headers.add(property.path("physicalName").asText(name));

        if (keys.containsKey("aliases")) {
            keys.get("aliases").forEach(alias -> headers.add(alias.asText()));
        }

        var key = property.path("primaryKey").asBoolean(false)
                ? Math.max(1, property.path("primaryKeyPosition").asInt(1))
                : 0;
        var identifier = choice(where, "identifier", optional(keys, "identifier"), IdentifierKind.class);
        var sensitivity = choice(where, "sensitivity", optional(keys, "sensitivity"), Sensitivity.class);

        if (sensitivity == null) {
            problems.add(file + ", column '" + where + "': has no sensitivity; add the custom property 'sensitivity'"
                    + " with one of direct, quasi, attribute, public.");
        }

        var isDropped = keys.containsKey("drop") && keys.get("drop").asBoolean();

        if (sensitivity == Sensitivity.DIRECT && identifier == null && !isDropped) {
            problems.add(file + ", column '" + where + "': is a direct identifier that would be written as it is;"
                    + " add the custom property 'identifier' (it becomes a token) or 'drop: true'.");
        }

        return new Column(
                name,
                headers,
                property.path("description").asText(""),
                type(where, property.path("logicalType").asText("string")),
                property.path("required").asBoolean(false),
                key,
                sensitivity == null ? Sensitivity.DIRECT : sensitivity,
                identifier,
                isDropped,
                rules(where, property, keys));
    }

    private ColumnRules rules(String where, JsonNode property, Map<String, JsonNode> keys) {
        var missing = new HashSet<String>();
        var values = new LinkedHashMap<String, String>();
        var allowed = new ArrayList<String>();

        if (keys.containsKey("missing")) {
            keys.get("missing").forEach(text -> missing.add(text.asText()));
        }

        if (keys.containsKey("values")) {
            keys.get("values")
                    .properties()
                    .forEach(
                            entry -> values.put(entry.getKey(), entry.getValue().asText()));
        }

        property.path("quality").forEach(check -> {
            if (check.path("metric").asText().equals("invalidValues")) {
                check.path("arguments").path("validValues").forEach(value -> allowed.add(value.asText()));
            }
        });
        var options = property.path("logicalTypeOptions");
        return new ColumnRules(
                missing,
                values,
                allowed,
                number(options, "minimum"),
                number(options, "maximum"),
                pattern(where, options.path("pattern").asText("")));
    }

    private @Nullable Pattern pattern(String where, String text) {
        try {
            return text.isEmpty() ? null : Pattern.compile(text);
        } catch (PatternSyntaxException failure) {
            problems.add(file + ", column '" + where + "': pattern '" + text + "' is no regular expression: "
                    + failure.getDescription() + ".");
            return null;
        }
    }

    private static @Nullable BigDecimal number(JsonNode options, String name) {
        return options.has(name) ? new BigDecimal(options.get(name).asText()) : null;
    }

    private ColumnType type(String where, String text) {
        var type = choice(where, "logicalType", text, ColumnType.class);
        return type == null ? ColumnType.STRING : type;
    }

    private <E extends Enum<E>> @Nullable E choice(String where, String key, @Nullable String text, Class<E> choices) {
        if (text == null) {
            return null;
        }

        for (var choice : choices.getEnumConstants()) {
            if (choice.name().toLowerCase(Locale.ROOT).equals(text)) {
                return choice;
            }
        }

        var known = new ArrayList<String>();
        for (var choice : choices.getEnumConstants()) {
            known.add(choice.name().toLowerCase(Locale.ROOT));
        }
        problems.add(file + ", column '" + where + "': " + key + " '" + text + "' is unknown; use one of "
                + String.join(", ", known) + ".");
        return null;
    }

    private static Set<String> joined(Set<String> common, String... more) {
        var all = new HashSet<>(common);
        all.addAll(List.of(more));
        return Set.copyOf(all);
    }

    private void refuseUnknown(JsonNode node, String where, Set<String> known) {
        node.fieldNames().forEachRemaining(key -> {
            if (!known.contains(key)) {
                problems.add(file + ", '" + where + "': key '" + key + "' is unknown to the Open Data Contract Standard"
                        + " 3.1; correct or remove it.");
            }
        });
    }

    private Map<String, JsonNode> customProperties(JsonNode node, String where, Set<String> known) {
        var keys = new LinkedHashMap<String, JsonNode>();
        node.path("customProperties")
                .forEach(entry -> keys.put(entry.path("property").asText(), entry.path("value")));

        for (var key : keys.keySet()) {
            if (!known.contains(key)) {
                problems.add(file + ", '" + where + "': custom property '" + key + "' is unknown; use one of "
                        + String.join(", ", known.stream().sorted().toList()) + ".");
            }
        }

        return keys;
    }

    private static @Nullable String optional(Map<String, JsonNode> keys, String name) {
        return keys.containsKey(name) ? keys.get(name).asText() : null;
    }

    private String text(JsonNode node, String key, String where) {
        var text = node.path(key).asText("");

        if (text.isEmpty()) {
            problems.add(file + ", '" + where + "': '" + key + "' is missing; every " + where + " needs one.");
        }

        return text;
    }
}
