package org.lastmile.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the columns of a contract: type, key and sensitivity.
 *
 * @param contract id of the contract
 */
record ColumnReader(ContractNotes notes, String contract) {
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
                new RulesReader(notes).rules(where, property, keys));
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
