package org.lastmile.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the quality checks of tables and columns. Only those that are acted upon are taken: a check that nobody makes is a promise
 * that nobody keeps.
 */
record QualityChecks(ContractNotes notes) {
    private static final List<String> OPERATORS =
            List.of("mustBeBetween", "mustBeGreaterOrEqualTo", "mustBeLessOrEqualTo", "mustBe");

    List<RowCountRule> rowCounts(String table, JsonNode checks) {
        var rules = new ArrayList<RowCountRule>();

        for (var check : checks) {
            if (check.path("type").asText("library").equals("text")) {
                continue;
            }

            if (!check.path("metric").asText().equals("rowCount")) {
                notes.problem(", '" + table + "': quality metric '"
                        + check.path("metric").asText() + "' of a table is not checked; use rowCount, or say of columns"
                        + " that they are required, a primary key or unique.");
                continue;
            }

            rules.add(rowCount(table, check));
        }

        return rules;
    }

    /** The only values that a column may have; none when it may have any. */
    List<String> validValues(String column, JsonNode checks) {
        var values = new ArrayList<String>();

        for (var check : checks) {
            if (check.path("type").asText("library").equals("text")) {
                continue;
            }

            var valid = check.path("arguments").path("validValues");

            if (!check.path("metric").asText().equals("invalidValues") || !valid.isArray()) {
                notes.problem(", column '" + column + "': quality metric '"
                        + check.path("metric").asText() + "' is not checked as it is written; use invalidValues with"
                        + " validValues, or required, unique, and the option pattern.");
            }

            valid.forEach(value -> values.add(value.asText()));
        }

        return values;
    }

    private RowCountRule rowCount(String table, JsonNode check) {
        var unit = check.path("unit").asText("rows");
        var severity = check.path("severity").asText("warning");
        var operator = OPERATORS.stream().filter(check::has).findFirst();

        if (!List.of("rows", "percent").contains(unit)) {
            notes.problem(", '" + table + "': unit '" + unit + "' of rowCount is unknown; use rows, or percent of the"
                    + " rows delivered before.");
        }

        if (!List.of("warning", "error").contains(severity)) {
            notes.problem(", '" + table + "': severity '" + severity + "' of rowCount is unknown; use warning or error"
                    + " (the delivery is refused).");
        }

        if (operator.isEmpty()) {
            notes.problem(", '" + table + "': rowCount has no bound; use one of " + String.join(", ", OPERATORS) + ".");
        }

        return new RowCountRule(
                unit.equals("percent"),
                bound(check, "mustBeGreaterOrEqualTo", 0),
                bound(check, "mustBeLessOrEqualTo", 1),
                severity.equals("error"));
    }

    /** @param at place of the bound in {@code mustBeBetween} */
    private static @Nullable BigDecimal bound(JsonNode check, String operator, int at) {
        if (check.has("mustBeBetween")) {
            return number(check.path("mustBeBetween").path(at));
        }

        return check.has("mustBe") ? number(check.path("mustBe")) : number(check.path(operator));
    }

    private static @Nullable BigDecimal number(JsonNode node) {
        return node.isNumber() ? node.decimalValue() : null;
    }
}
