package org.lastmile.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the columns of a contract: type, key, sensitivity and the rules of their values.
 *
 * @param contract id of the contract
 */
record ColumnReader(ContractNotes notes, String contract) {
    /** Options of the standard that are acted upon; of others nobody would notice that they are not. */
    private static final List<String> CHECKED = List.of("format", "maxLength", "maximum", "minimum", "pattern");

    Column read(String table, JsonNode property) {
        var name = notes.text(property, "name", table);
        var where = table + "." + name;
        notes.refuseUnknown(property, where, ContractKeys.COLUMN_FIELDS);
        var keys = notes.customProperties(property, where, ContractKeys.COLUMN_KEYS);
        var headers = new ArrayList<String>();
        headers.add(property.path("physicalName").asText(name));

        if (keys.containsKey("aliases")) {
            keys.get("aliases").forEach(alias -> headers.add(alias.asText()));
        }

        var key = property.path("primaryKey").asBoolean(false)
                ? Math.max(1, property.path("primaryKeyPosition").asInt(1))
                : 0;
        var identifier = choice(where, "identifier", ContractNotes.optional(keys, "identifier"), IdentifierKind.class);
        var sensitivity = choice(where, "sensitivity", ContractNotes.optional(keys, "sensitivity"), Sensitivity.class);

        if (sensitivity == null) {
            notes.problem(", column '" + where + "': has no sensitivity; add the custom property 'sensitivity'"
                    + " with one of direct, quasi, attribute, public.");
        }

        var isDropped = keys.containsKey("drop") && keys.get("drop").asBoolean();

        if (sensitivity == Sensitivity.DIRECT && identifier == null && !isDropped) {
            notes.problem(", column '" + where + "': is a direct identifier that would be written as it is;"
                    + " add the custom property 'identifier' (it becomes a token) or 'drop: true'.");
        }

        return new Column(
                name,
                headers,
                property.path("description").asText(""),
                type(where, property.path("logicalType").asText("string")),
                property.path("required").asBoolean(false),
                key,
                property.path("unique").asBoolean(false),
                sensitivity == null ? Sensitivity.DIRECT : sensitivity,
                identifier,
                parts(where, identifier, keys),
                isDropped,
                reference(where, property.path("relationships").path(0).path("to")),
                rules(where, property, keys));
    }

    /** Of name and birth date the birth date carries the identifier, and names the columns of the name. */
    private List<String> parts(String where, @Nullable IdentifierKind identifier, Map<String, JsonNode> keys) {
        var parts = new ArrayList<String>();

        if (keys.containsKey("parts")) {
            keys.get("parts").forEach(part -> parts.add(part.asText()));
        }

        if (parts.size() != (identifier == IdentifierKind.NAME_BIRTH ? 2 : 0)) {
            notes.problem(
                    ", column '" + where + "': 'parts' names the columns of first and last name, in this order, of"
                            + " an identifier 'name_birth', and stands at no other.");
        }

        return parts;
    }

    private @Nullable Reference reference(String where, JsonNode to) {
        if (to.isMissingNode()) {
            return null;
        }

        var reference = Reference.read(to.asText(), contract);

        if (reference.isEmpty()) {
            notes.problem(", column '" + where + "': relationship to '" + to.asText()
                    + "' names no column; write table.column, or contract.odcs.yaml#schema/table/properties/column.");
        }

        return reference.orElse(null);
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

        allowed.addAll(new QualityChecks(notes).validValues(where, property.path("quality")));
        var options = property.path("logicalTypeOptions");
        refuseUnchecked(where, options);
        return new ColumnRules(
                missing,
                pattern(
                        where,
                        "part",
                        keys.containsKey("part") ? keys.get("part").asText() : ""),
                values,
                allowed,
                Math.min(ColumnRules.LONGEST, options.path("maxLength").asInt(ColumnRules.LONGEST)),
                number(where, options, "minimum"),
                number(where, options, "maximum"),
                pattern(where, "pattern", options.path("pattern").asText("")),
                format(where, property));
    }

    /** Only days have one here; the format of a text is a hint for readers. */
    private @Nullable String format(String where, JsonNode property) {
        var text = property.path("logicalTypeOptions").path("format").asText("");
        var type = property.path("logicalType").asText();

        if (text.isEmpty() || !(type.equals("date") || type.equals("timestamp"))) {
            return null;
        }

        if (type.equals("timestamp")) {
            notes.problem(", column '" + where + "': format is understood for dates only; remove it, or make the column"
                    + " a date.");
            return null;
        }

        try {
            DayFormat.of(text);
            return text;
        } catch (IllegalArgumentException failure) {
            notes.problem(", column '" + where + "': format '" + text + "' is no pattern of days; write one such as"
                    + " yyyyMMdd.");
            return null;
        }
    }

    private @Nullable Pattern pattern(String where, String key, String text) {
        try {
            return text.isEmpty() ? null : Pattern.compile(text);
        } catch (PatternSyntaxException failure) {
            notes.problem(", column '" + where + "': " + key + " '" + text + "' is no regular expression: "
                    + failure.getDescription() + ".");
            return null;
        }
    }

    private void refuseUnchecked(String where, JsonNode options) {
        options.fieldNames().forEachRemaining(option -> {
            if (!CHECKED.contains(option)) {
                notes.problem(", column '" + where + "': option '" + option + "' is not checked; use one of "
                        + String.join(", ", CHECKED) + ".");
            }
        });
    }

    private @Nullable BigDecimal number(String where, JsonNode options, String name) {
        var bound = options.path(name);

        if (bound.isMissingNode() || bound.isNumber()) {
            return bound.isNumber() ? bound.decimalValue() : null;
        }

        notes.problem(", column '" + where + "': " + name + " '" + bound.asText() + "' is no number; only numbers have"
                + " ranges.");
        return null;
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
        notes.problem(", column '" + where + "': " + key + " '" + text + "' is unknown; use one of "
                + String.join(", ", known) + ".");
        return null;
    }
}
