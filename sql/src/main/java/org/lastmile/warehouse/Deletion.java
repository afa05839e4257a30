package org.lastmile.warehouse;

import java.nio.file.Path;
import java.util.List;
import org.lastmile.contract.DeletedRows;

/**
 * Rows of a source table that delete earlier ones of the same source.
 *
 * @param table       core table, without its zone, whose rows they close
 * @param source      contract that brings them
 * @param sourceTable name in zone {@code source}
 * @param rule        of the contract
 * @param files       that hold such rows
 * @param identity    of the present version of {@code core.identity}, for rules that are about a learner
 */
public record Deletion(
        String table, String source, String sourceTable, DeletedRows rule, List<Path> files, List<Path> identity) {
    public Deletion {
        files = List.copyOf(files);
        identity = List.copyOf(identity);
    }

    /** Relation with {@code deleted_key} as {@link #closed} makes it of core rows, and {@code delivery_id}. */
    public String relation() {
        var key = Duck.literal(rule.prefix()) + " || held." + Duck.identifier(rule.key()) + "::varchar";
        return "(select distinct " + (rule.isOfLearner() ? learner() + " || ' ' || " : "") + key
                + " as deleted_key, held.delivery_id from " + Duck.parquet(files) + " as held" + joined() + " where "
                + condition(rule, "held." + Duck.identifier(rule.column())) + " and deleted_key is not null)";
    }

    /** The key of a core row, by which it may be deleted. */
    public String closed(String row) {
        var key = row + "." + Duck.identifier(rule.closes()) + "::varchar";
        return rule.isOfLearner() ? "(" + row + ".learner_id::varchar || ' ' || " + key + ")" : key;
    }

    /** Whose a row is; null when it is nobody's. */
    private String learner() {
        var own = "held.learner_key::varchar";
        return identity.isEmpty() ? own : "if(identity.learner_key is null, " + own + ", identity.learner_id::varchar)";
    }

    private String joined() {
        return rule.isOfLearner() && !identity.isEmpty()
                ? " left join " + Duck.parquet(identity) + " as identity on identity.learner_key = held.learner_key"
                : "";
    }

    /**
     * Condition that a row of the source deletes another, never null.
     *
     * @param column of the rule, in quotes
     */
    public static String condition(DeletedRows rule, String column) {
        return "coalesce(cast(" + column + " as string) in ("
                + String.join(", ", rule.values().stream().map(Duck::literal).toList()) + "), false)";
    }
}
