package org.lastmile.measure;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.lastmile.warehouse.Deletion;
import org.lastmile.warehouse.Duck;

/** Finds keys that are deleted and that no delivery has brought: it may come later, or the key is wrong. */
record UnknownDeletions(CoreFiles core) {
    /** Number of such keys that some deliveries delete, by source table. */
    Map<String, Long> of(Set<String> deliveries) throws SQLException {
        var unknown = new TreeMap<String, Long>();
        var byRule = core.closed().deletions().stream()
                .collect(Collectors.groupingBy(deletion -> List.of(deletion.sourceTable(), deletion.rule())));
        var ids = deliveries.stream().map(Duck::literal).collect(Collectors.joining(", ", "[", "]::varchar[]"));

        try (var duck = Duck.open(1, "512MB");
                var statement = duck.createStatement()) {
            for (var same : byRule.values()) {
                var known = same.stream().map(this::keys).collect(Collectors.joining(" union all "));

                try (var count = statement.executeQuery("select count(distinct deleted_key) from "
                        + same.get(0).relation() + " as deleting anti join (" + known
                        + ") as known using (deleted_key) where list_contains(" + ids + ", delivery_id)")) {
                    count.next();
                    unknown.merge(same.get(0).sourceTable(), count.getLong(1), Long::sum);
                }
            }
        }

        unknown.values().removeIf(count -> count == 0);
        return unknown;
    }

    private String keys(Deletion deletion) {
        var rows = core.relation(core.table(deletion.table()), Grounds.OF_ALL, core.of(deletion.table()));
        return rows.isEmpty()
                ? "select null::varchar as deleted_key where false"
                : "select " + deletion.closed("held") + " as deleted_key from " + rows + " as held";
    }
}
