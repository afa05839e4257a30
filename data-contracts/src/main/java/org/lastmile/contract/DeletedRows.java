package org.lastmile.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Rows of a source table that say that an earlier row is deleted.
 *
 * @param column whose value tells it
 * @param values with these
 * @param key    stored column that holds the key of what is deleted
 * @param closes column of core tables that holds the same keys
 * @param prefix what stands before a key in core tables
 * @param isOfLearner whether only rows of the same learner are deleted, because the key is none of their own
 */
public record DeletedRows(
        String column, List<String> values, String key, String closes, String prefix, boolean isOfLearner)
        implements Serializable {
    private static final String LEARNER = "learner";

    public DeletedRows {
        values = List.copyOf(values);
    }

    /** What a contract says in {@code deleted}; without a key the only column of the primary key is meant. */
    static List<DeletedRows> read(String table, Map<String, JsonNode> keys, List<Column> columns, ContractNotes notes) {
        var rules = new ArrayList<DeletedRows>();
        var stored = columns.stream()
                .filter(Column::isStored)
                .map(Column::storedName)
                .toList();
        var own = columns.stream()
                .filter(column -> column.keyPosition() > 0)
                .map(Column::storedName)
                .toList();

        for (var rule : keys.containsKey("deleted") ? keys.get("deleted") : List.<JsonNode>of()) {
            var values = new ArrayList<String>();
            rule.path("values").forEach(value -> values.add(value.asText()));
            var key = rule.path("key").asText(own.size() == 1 ? own.get(0) : "");
            var deleted = new DeletedRows(
                    rule.path("column").asText(),
                    values,
                    key,
                    rule.path("closes").asText(key),
                    rule.path("prefix").asText(""),
                    rule.path("of").asText().equals(LEARNER));
            rules.add(deleted);

            if (rule.has("of") && (!deleted.isOfLearner() || identifiers(columns) != 1)) {
                notes.problem(", '" + table + "': 'of' in 'deleted' may be 'learner', in a table that knows learners by"
                        + " one identifier.");
            }

            if (!stored.contains(deleted.column()) || !stored.contains(key) || values.isEmpty()) {
                notes.problem(", '" + table + "': 'deleted' needs a 'column' that is stored, its 'values', and, where"
                        + " the primary key is not one column, the stored column 'key' that names what is deleted.");
            }
        }

        return rules;
    }

    private static long identifiers(List<Column> columns) {
        return columns.stream()
                .filter(column ->
                        column.identifier() != null && column.identifier().namesLearner())
                .count();
    }
}
