package org.lastmile.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads keys of one contract file and notes what is wrong with them. */
final class ContractNotes {
    private final String file;
    private final List<String> problems = new ArrayList<>();

    ContractNotes(String file) {
        this.file = file;
    }

    /** @param text what follows the name of the file */
    void problem(String text) {
        problems.add(file + text);
    }

    /** @throws WarehouseException naming every problem of the file at once, if there is one */
    void complain() {
        if (!problems.isEmpty()) {
            throw new WarehouseException(String.join("\n", problems));
        }
    }

    void refuseUnknown(JsonNode node, String where, Set<String> known) {
        node.fieldNames().forEachRemaining(key -> {
            if (!known.contains(key)) {
                problem(", '" + where + "': key '" + key + "' is unknown to the Open Data Contract Standard"
                        + " 3.1; correct or remove it.");
            }
        });
    }

    Map<String, JsonNode> customProperties(JsonNode node, String where, Set<String> known) {
        var keys = new LinkedHashMap<String, JsonNode>();
        node.path("customProperties")
                .forEach(entry -> keys.put(entry.path("property").asText(), entry.path("value")));

        for (var key : keys.keySet()) {
            if (!known.contains(key)) {
                problem(", '" + where + "': custom property '" + key + "' is unknown; use one of "
                        + String.join(", ", known.stream().sorted().toList()) + ".");
            }
        }

        return keys;
    }

    /** Names that one of our keys lists; none when it is not there. */
    static List<String> names(Map<String, JsonNode> keys, String key) {
        var names = new ArrayList<String>();

        if (keys.containsKey(key)) {
            keys.get(key).forEach(name -> names.add(name.asText()));
        }

        return names;
    }

    static @Nullable String optional(Map<String, JsonNode> keys, String name) {
        return keys.containsKey(name) ? keys.get(name).asText() : null;
    }

    String text(JsonNode node, String key, String where) {
        var text = node.path(key).asText("");

        if (text.isEmpty()) {
            problem(", '" + where + "': '" + key + "' is missing; every " + where + " needs one.");
        }

        return text;
    }
}
