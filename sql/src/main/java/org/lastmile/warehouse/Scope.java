package org.lastmile.warehouse;

import java.io.Serializable;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lastmile.contract.Table;

/**
 * Rows that a delivery brought for one part of a source: one partner, one survey year, or all.
 *
 * @param table    of the contract
 * @param part     values of {@code snapshotBy}, see {@link #part}; empty when the table has no parts
 * @param rows     accepted
 * @param oldestOn null when no row has a day
 */
public record Scope(
        String deliveryId,
        String table,
        String part,
        long rows,
        @Nullable LocalDate oldestOn,
        @Nullable LocalDate newestOn)
        implements Serializable {
    /** Name of the table in zone {@code source}. */
    public static final String TABLE = "scope";

    /** SQL that names the part of a row. */
    public static String part(Table table) {
        return table.snapshotBy().isEmpty()
                ? "''"
                : table.snapshotBy().stream()
                        .map(column -> "coalesce(" + Duck.identifier(column) + "::varchar, '')")
                        .collect(Collectors.joining(", ", "concat_ws(' / ', ", ")"));
    }

    /** What several tasks have counted of one table, by part of the source. */
    public static List<Scope> joined(List<List<Scope>> ofTasks) {
        var joined = new TreeMap<String, Scope>();
        ofTasks.forEach(scopes -> scopes.forEach(scope -> joined.merge(scope.part(), scope, Scope::with)));
        return List.copyOf(joined.values());
    }

    private Scope with(Scope other) {
        return new Scope(
                deliveryId,
                table,
                part,
                rows + other.rows,
                Stream.concat(oldest(), other.oldest())
                        .min(LocalDate::compareTo)
                        .orElse(null),
                Stream.of(this, other)
                        .flatMap(scope -> Stream.ofNullable(scope.newestOn))
                        .max(LocalDate::compareTo)
                        .orElse(null));
    }

    Stream<LocalDate> oldest() {
        return Stream.ofNullable(oldestOn);
    }

    /** Those of all deliveries, loaded wholly or not. */
    static List<Scope> all(PartnershipFolder folder, Statement statement) throws SQLException {
        var files = TableSnapshot.files(folder.table("source", TABLE));
        var scopes = new ArrayList<Scope>();

        if (files.isEmpty()) {
            return scopes;
        }

        try (var rows = statement.executeQuery("from " + Duck.parquet(files))) {
            while (rows.next()) {
                scopes.add(new Scope(
                        rows.getString("delivery_id"),
                        rows.getString("source_table"),
                        rows.getString("part"),
                        rows.getLong("rows"),
                        rows.getObject("oldest_on", LocalDate.class),
                        rows.getObject("newest_on", LocalDate.class)));
            }
        }

        return scopes;
    }
}
