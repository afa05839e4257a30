package org.lastmile.measure;

import java.util.HashSet;
import java.util.stream.Collectors;
import org.lastmile.bucket.KeySearch;
import org.lastmile.contract.Table;
import org.lastmile.warehouse.Duck;

/**
 * SQL for the rows of one core table as marts see them: of each key the row of the newest delivery.
 *
 * @param relation the table's rows of all deliveries; empty when nobody has delivered it
 * @param isOnce   whether it is known that no key comes twice
 */
record NewestRows(Table table, String relation, boolean isOnce) {
    private static final String NEWEST = " as newest";

    boolean isEmpty() {
        return relation.isEmpty();
    }

    String isUnique() {
        return "select " + KeySearch.isHeldOnce(KeySearch.key(table)) + " from " + relation + NEWEST;
    }

    /** Hashes that several rows share: few, so that only their rows need to be put in order. */
    String severalHashes() {
        return "select hash(" + key() + ") as key_hash from " + relation + NEWEST
                + " group by key_hash having count(*) > 1";
    }

    /** The files as they are: right when no key comes twice. */
    String every() {
        return isEmpty() ? nothing() : "select " + columns() + " from " + relation + NEWEST;
    }

    /** @param delivery relation with {@code delivery_id} and {@code sequence} */
    String newest(String delivery) {
        return table.key().isEmpty() || isEmpty() ? every() : every() + newestOf(delivery);
    }

    /**
     * The same rows at less cost.
     *
     * @param several table with the rows of {@link #severalHashes}
     */
    String newest(String delivery, String several) {
        var shares = " join " + several + " as several on several.key_hash = hash(" + key() + ")";
        return every() + " anti" + shares + " union all from (" + every() + " semi" + shares + newestOf(delivery) + ")";
    }

    private String newestOf(String delivery) {
        return " join " + delivery + " as delivery on delivery.delivery_id = newest.delivery_id"
                + " qualify row_number() over (partition by " + key() + " order by delivery.sequence desc" + tieBreak()
                + ") = 1";
    }

    private String nothing() {
        return table.columns().stream()
                .map(column -> "null::" + column.type().duckdb() + " as " + Duck.identifier(column.name()))
                .collect(Collectors.joining(", ", "select ", " where false"));
    }

    private String key() {
        return table.key().stream()
                .map(column -> "newest." + Duck.identifier(column.name()))
                .collect(Collectors.joining(", "));
    }

    private String columns() {
        return table.columns().stream()
                .map(column -> "newest." + Duck.identifier(column.name()) + "::"
                        + column.type().duckdb() + " as " + Duck.identifier(column.name()))
                .collect(Collectors.joining(", "));
    }

    /** Two rows of one delivery with one key: the same one wins in every run. */
    private String tieBreak() {
        var keys = new HashSet<>(table.key());
        return table.columns().stream()
                .filter(column -> !keys.contains(column))
                .map(column -> ", newest." + Duck.identifier(column.name()))
                .collect(Collectors.joining());
    }
}
