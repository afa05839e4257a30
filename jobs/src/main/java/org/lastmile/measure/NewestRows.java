package org.lastmile.measure;

import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lastmile.bucket.KeySearch;
import org.lastmile.contract.Column;
import org.lastmile.contract.Table;
import org.lastmile.warehouse.Duck;

/**
 * SQL for the rows of one core table as marts see them: of each key the row of the newest delivery, and of rows that
 * tell one fact under several keys those of the newest deliveries, as many as one delivery has told at once.
 *
 * @param relation the table's rows of all deliveries; empty when nobody has delivered it
 * @param isOnce   whether it is known that no key and no fact comes twice
 * @param hasDeleted whether rows have {@link DeletedKeys#BY}, and count only where it is null
 * @param whole    condition that a row belongs to a counting row of another table; empty when it stands alone
 */
record NewestRows(Table table, String relation, boolean isOnce, boolean hasDeleted, String whole) {
    private static final String NEWEST = " as newest";

    /** The same, but of rows that belong to a row of another table. */
    NewestRows partOf(Table other, String rows) {
        var same = other.key().stream()
                .map(column -> "whole." + name(column) + " = part." + name(column))
                .collect(Collectors.joining(" and "));
        return new NewestRows(table, relation, isOnce, hasDeleted, " semi join (" + rows + ") as whole on " + same);
    }

    boolean isEmpty() {
        return relation.isEmpty();
    }

    /** Whether rows may share a key or a fact, so that those that do must be searched. */
    boolean mayShare() {
        return !isEmpty() && !isOnce && !table.key().isEmpty();
    }

    /** Two keys with one hash only make the answer no, which is slower and not wrong. */
    String isUnique() {
        return "select " + identities().map(KeySearch::isHeldOnce).collect(Collectors.joining(" and ")) + " from "
                + relation + NEWEST;
    }

    /** Hashes that several rows share: few, so that only their rows need to be put in order. */
    String severalHashes() {
        return identities()
                .map(columns -> "select hash(" + ofNewest(columns) + ") as key_hash from " + relation + NEWEST
                        + " group by key_hash having count(*) > 1")
                .collect(Collectors.joining(" union "));
    }

    /** The files as they are: right when no key and no fact comes twice. */
    String every() {
        return isEmpty() ? nothing() : within("select " + columns() + " from " + relation + NEWEST + open(" where"));
    }

    /** @param delivery relation with {@code delivery_id} and {@code sequence} */
    String newest(String delivery) {
        return table.key().isEmpty() || isEmpty() ? every() : within(newestOf(relation, delivery));
    }

    /**
     * The same rows at less cost.
     *
     * @param several table with the rows of {@link #severalHashes}
     */
    String newest(String delivery, String several) {
        var shares = identities()
                .map(columns -> "hash(" + ofNewest(columns) + ") in (select key_hash from " + several + ")")
                .collect(Collectors.joining(" or ", "(", ")"));
        var alone = "select " + columns() + " from " + relation + NEWEST + " where not " + shares + open(" and");
        var shared = "(select newest.* from " + relation + NEWEST + " where " + shares + ")";
        return within(alone + " union all from (" + newestOf(shared, delivery) + ")");
    }

    private String open(String word) {
        return hasDeleted ? word + " newest." + DeletedKeys.BY + " is null" : "";
    }

    private String within(String rows) {
        return whole.isEmpty() ? rows : "select part.* from (" + rows + ") as part" + whole;
    }

    private String newestOf(String rows, String delivery) {
        var joined = " join " + delivery + " as delivery on delivery.delivery_id = newest.delivery_id";
        var first = " qualify row_number() over (partition by " + key() + " order by delivery.sequence desc" + others()
                + ") = 1";

        if (table.oneFact().columns().isEmpty()) {
            return "select " + columns() + " from " + rows + NEWEST + joined + open(" where") + first;
        }

        var told = "(select *, max(fact_told) over (partition by " + fact() + ") as fact_most from (select *, count(*)"
                + " over (partition by " + fact() + ", newest.delivery_id) as fact_told from " + rows + NEWEST + ")"
                + NEWEST + ")";
        // A row that was deleted still takes the place of older ones that tell its fact.
        var counting = "(select * from (select newest.*, delivery.sequence as fact_sequence from " + told + NEWEST
                + joined + first + ")" + NEWEST + " qualify row_number() over (partition by " + fact()
                + " order by fact_sequence desc, " + key() + ") <= fact_most)";
        return "select " + columns() + " from " + counting + NEWEST + open(" where");
    }

    private String nothing() {
        return table.columns().stream()
                .map(column -> "null::" + column.type().duckdb() + " as " + name(column))
                .collect(Collectors.joining(", ", "select ", " where false"));
    }

    /** Columns that rows may share: the key, and what makes a fact one. */
    private Stream<List<String>> identities() {
        var fact = table.oneFact().columns();
        return fact.isEmpty() ? Stream.of(KeySearch.key(table)) : Stream.of(KeySearch.key(table), fact);
    }

    private String key() {
        return ofNewest(KeySearch.key(table));
    }

    private String fact() {
        return ofNewest(table.oneFact().columns());
    }

    private static String ofNewest(List<String> columns) {
        return columns.stream()
                .map(column -> "newest." + Duck.identifier(column))
                .collect(Collectors.joining(", "));
    }

    private String columns() {
        return table.columns().stream()
                .map(column -> "newest." + name(column) + "::" + column.type().duckdb() + " as " + name(column))
                .collect(Collectors.joining(", "));
    }

    /** Two rows of one delivery with one key: the same one wins in every run. */
    private String others() {
        var keys = new HashSet<>(table.key());
        return table.columns().stream()
                .filter(column -> !keys.contains(column))
                .map(column -> ", newest." + name(column))
                .collect(Collectors.joining());
    }

    private static String name(Column column) {
        return Duck.identifier(column.name());
    }
}
