package org.lastmile.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Reads what the texts of a column must be. */
record RulesReader(ContractNotes notes) {
    /** Options of the standard that are acted upon; of others nobody would notice that they are not. */
    private static final List<String> CHECKED = List.of("format", "maxLength", "maximum", "minimum", "pattern");

    ColumnRules rules(String where, JsonNode property, Map<String, JsonNode> keys) {
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
}
