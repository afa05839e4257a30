package org.lastmile.measure;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.lastmile.bucket.KeySearch;
import org.lastmile.contract.Contracts;
import org.lastmile.contract.Table;
import org.lastmile.warehouse.Closings;
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
 * @param closed   rows that newer snapshots have closed
 */
record CoreFiles(
        Registry registry,
        List<Table> tables,
        Map<String, List<DataFile>> files,
        Map<String, Long> versions,
        ClosedTables closed) {
    static final String ZONE = "core.";

    /** Takes one snapshot of every table, so that all buckets read the same versions. */
    static CoreFiles newest(PartnershipFolder folder, Registry registry) {
        var tables = new ArrayList<Table>();
        var files = new TreeMap<String, List<DataFile>>();
        var versions = new TreeMap<String, Long>();

        for (var contract : Contracts.ofTables().all()) {
            if (contract.id().startsWith(ZONE)) {
                var table = contract.tables().get(0);
                var path = folder.table("core", contract.id().substring(ZONE.length()));
                tables.add(table);
                TableSnapshot.newest(path).ifPresent(snapshot -> {
                    versions.put(contract.id(), snapshot.version());
                    files.put(table.name(), registry.loaded(snapshot.files()));
                });
            }
        }

        return new CoreFiles(
                registry, tables, files, versions, new ClosedTables(tables, files, Closings.of(folder, registry)));
    }

    NewestRows rows(Table table, Grounds grounds, Predicate<DataFile> wanted) {
        var some = of(table.name()).stream().filter(wanted).toList();
        return new NewestRows(
                table, closed.of(table).open(some, files -> grounds.relation(table, files)), isOnce(table, some));
    }

    /** Two files may hold the same key, whatever is known of each. */
    private static boolean isOnce(Table table, List<DataFile> some) {
        return some.size() == 1 && some.get(0).holdsOnce(KeySearch.key(table));
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
                                files -> grounds.relation(table, files),
                                rows(table, grounds, file -> true).newest("(" + deliveries() + ")")));
            }
        }

        return selects;
    }

    /** Whether any delivery has brought rows of a table. */
    boolean holds(String table) {
        return !of(table).isEmpty();
    }

    private List<DataFile> of(String table) {
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
