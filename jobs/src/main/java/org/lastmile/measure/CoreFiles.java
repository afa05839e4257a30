package org.lastmile.measure;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.lastmile.bucket.KeySearch;
import org.lastmile.contract.Contracts;
import org.lastmile.contract.Table;
import org.lastmile.warehouse.DataFile;
import org.lastmile.warehouse.Duck;
import org.lastmile.warehouse.PartnershipFolder;
import org.lastmile.warehouse.Registry;
import org.lastmile.warehouse.TableSnapshot;

/**
 * The files of one version of every core table, of wholly loaded deliveries.
 *
 * @param tables   all there are, delivered or not
 * @param files    by table
 * @param versions by table, as {@code core.<name>}
 * @param lacking  columns that a table's contract has got since its files were written, as SQL
 * @param closed   rows that newer snapshots have closed, or their sources have deleted
 */
record CoreFiles(
        Registry registry,
        List<Table> tables,
        Map<String, List<DataFile>> files,
        Map<String, Long> versions,
        Map<String, String> lacking,
        ClosedTables closed) {
    static final String ZONE = "core.";

    /** Takes one snapshot of every table, so that all buckets read the same versions. */
    static CoreFiles newest(PartnershipFolder folder, Registry registry) {
        var tables = new ArrayList<Table>();
        var files = new TreeMap<String, List<DataFile>>();
        var versions = new TreeMap<String, Long>();
        var lacking = new TreeMap<String, String>();

        for (var contract : Contracts.ofTables().all()) {
            if (contract.id().startsWith(ZONE)) {
                var table = contract.tables().get(0);
                var path = folder.table("core", contract.id().substring(ZONE.length()));
                tables.add(table);
                TableSnapshot.newest(path).ifPresent(snapshot -> {
                    versions.put(contract.id(), snapshot.version());
                    files.put(table.name(), registry.loaded(snapshot.files()));
                    lacking.put(table.name(), lacking(table, snapshot.schema().fieldNames()));
                });
            }
        }

        return new CoreFiles(
                registry, tables, files, versions, lacking, new ClosedTables(folder, registry, tables, files));
    }

    private static String lacking(Table table, List<String> present) {
        return table.columns().stream()
                .filter(column -> !present.contains(column.name()))
                .map(column -> ", null::" + column.type().duckdb() + " as " + Duck.identifier(column.name()))
                .collect(Collectors.joining());
    }

    /** The rows of some files of a table that may be used, with all columns of its contract; empty when there are none. */
    String relation(Table table, Grounds grounds, List<DataFile> some) {
        var relation = grounds.relation(table, some);
        var nulls = lacking.getOrDefault(table.name(), "");
        return relation.isEmpty() || nulls.isEmpty() ? relation : "(select *" + nulls + " from " + relation + ")";
    }

    NewestRows rows(Table table, Grounds grounds, Predicate<DataFile> wanted) {
        var mine = of(table.name()).stream().filter(wanted).toList();
        var rows = closed.of(table);
        return new NewestRows(
                table,
                rows.marked(mine, some -> relation(table, grounds, some)),
                isOnce(table, mine),
                !rows.deleted().isEmpty(),
                "");
    }

    /**
     * The same, of a table that is part of another one no rows but those that belong to its counting rows.
     *
     * @param counting select of the counting rows of the other table
     */
    NewestRows rows(Table table, Grounds grounds, Predicate<DataFile> wanted, Function<NewestRows, String> counting) {
        var rows = rows(table, grounds, wanted);
        var other = table.oneFact().whole().map(this::table);

        if (rows.isEmpty() || other.isEmpty()) {
            return rows;
        }

        var whole = rows(other.get(), grounds, wanted, counting);
        return whole.isEmpty() ? rows : rows.partOf(other.get(), counting.apply(whole));
    }

    /** Two files may hold the same key, whatever is known of each; and one fact may have several keys. */
    private static boolean isOnce(Table table, List<DataFile> some) {
        return some.size() == 1
                && table.oneFact().columns().isEmpty()
                && some.get(0).holdsOnce(KeySearch.key(table));
    }

    /** Of each table in which rows were closed those rows that may be used, with the day and the delivery. */
    Map<String, String> closedSelects(Grounds grounds) {
        var selects = new TreeMap<String, String>();

        for (var table : tables) {
            var rows = closed.of(table);

            if (!rows.isEmpty()) {
                selects.put(
                        "closed." + table.name(),
                        rows.vanished(
                                of(table.name()),
                                some -> relation(table, grounds, some),
                                rows(table, grounds, file -> true).newest("(" + deliveries() + ")")));
            }
        }

        return selects;
    }

    Table table(String name) {
        return tables.stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Whether any delivery has brought rows of a table. */
    boolean holds(String table) {
        return !of(table).isEmpty();
    }

    List<DataFile> of(String table) {
        return files.getOrDefault(table, List.of());
    }

    /** Select statement of the deliveries, the newest with the highest number. */
    String deliveries() {
        var newestLast = registry.newestLast();
        var rows = IntStream.range(0, newestLast.size())
                .mapToObj(i -> "(" + Duck.literal(newestLast.get(i).deliveryId()) + ", " + (i + 1) + ")")
                .collect(Collectors.joining(", "));
        return "select * from (values " + (rows.isEmpty() ? "('', 0)" : rows) + ") as delivery (delivery_id, sequence)";
    }

    /** Rows about learners that may not be used, by source; of every delivery, also where a newer one says the same. */
    Map<String, Long> leftOut(Grounds grounds) throws SQLException {
        var leftOut = new TreeMap<String, Long>();

        if (grounds.isOfAll()) {
            return leftOut;
        }

        var sources = registry.entries().stream()
                .collect(Collectors.toMap(Registry.Entry::deliveryId, Registry.Entry::source));

        try (var duck = Duck.open(2, "1GB")) {
            for (var table : tables) {
                for (var file : of(table.name())) {
                    var rows = grounds.unused(duck, table, file);

                    if (rows > 0) {
                        leftOut.merge(file.delivery().map(sources::get).orElseThrow(), rows, Long::sum);
                    }
                }
            }
        }

        return leftOut;
    }
}
