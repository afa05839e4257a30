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
 */
public record Deletion(String table, String source, String sourceTable, DeletedRows rule, List<Path> files) {
    public Deletion {
        files = List.copyOf(files);
    }

    /** Relation with {@code deleted_key} as core tables have it and {@code delivery_id}. */
    public String relation() {
        return "(select distinct " + Duck.literal(rule.prefix()) + " || " + Duck.identifier(rule.key())
                + "::varchar as deleted_key, delivery_id from " + Duck.parquet(files) + " where "
                + condition(rule, Duck.identifier(rule.column()))
                + " and " + Duck.identifier(rule.key()) + " is not null)";
    }

    /**
     * Condition that a row of the source deletes another, never null; as DuckDB and Spark understand it.
     *
     * @param column of the rule, in quotes of the dialect
     */
    public static String condition(DeletedRows rule, String column) {
        return "coalesce(cast(" + column + " as string) in ("
                + String.join(", ", rule.values().stream().map(Duck::literal).toList()) + "), false)";
    }
}
