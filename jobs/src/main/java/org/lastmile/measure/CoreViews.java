package org.lastmile.measure;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.lastmile.contract.Column;
import org.lastmile.contract.Contract;
import org.lastmile.contract.Contracts;
import org.lastmile.contract.Table;
import org.lastmile.warehouse.DataFile;
import org.lastmile.warehouse.Duck;
import org.lastmile.warehouse.PartnershipFolder;
import org.lastmile.warehouse.Registry;
import org.lastmile.warehouse.TableSnapshot;

/**
 * The core tables as marts see them: of each business key the row of the newest delivery. Tables that nobody has
 * delivered are there, typed and empty.
 */
public final class CoreViews {
    private static final String ZONE = "core.";

    private final Registry registry;
    private final List<Table> tables = new ArrayList<>();
    private final Map<String, List<DataFile>> files = new TreeMap<>();
    private final Map<String, Long> versions = new TreeMap<>();

    /** Takes one snapshot of every core table, so that all buckets read the same versions. */
    public CoreViews(PartnershipFolder folder, Registry registry) {
        this.registry = registry;

        for (var contract : Contracts.ofTables().all()) {
            if (contract.id().startsWith(ZONE)) {
                take(folder, contract);
            }
        }
    }

    private void take(PartnershipFolder folder, Contract contract) {
        var table = contract.tables().get(0);
        var name = contract.id().substring(ZONE.length());
        tables.add(table);
        TableSnapshot.newest(folder.table("core", name)).ifPresent(snapshot -> {
            versions.put(contract.id(), snapshot.version());
            files.put(table.name(), registry.loaded(snapshot.files()));
        });
    }

    /** Versions read, by table. */
    public Map<String, Long> versions() {
        return versions;
    }

    /** Statements that make the views of one bucket. */
    public List<String> ofBucket(int bucket) {
        return statements(file -> file.bucket() == -1 || file.bucket() == bucket);
    }

    /** Statements that make the views of all learners. */
    public List<String> ofAll() {
        return statements(file -> true);
    }

    private List<String> statements(java.util.function.Predicate<DataFile> wanted) {
        var statements = new ArrayList<>(List.of("create schema core", deliveries()));

        for (var table : tables) {
            var paths = files.getOrDefault(table.name(), List.of()).stream()
                    .filter(wanted)
                    .map(DataFile::path)
                    .toList();
            statements.add("create view core." + table.name() + " as " + view(table, paths));
        }

        return statements;
    }

    private String deliveries() {
        var rows = registry.entries().stream()
                .map(entry -> "(" + Duck.literal(entry.deliveryId()) + ", " + entry.sequence() + ")")
                .collect(Collectors.joining(", "));
        return "create table core.delivery as select * from (values "
                + (rows.isEmpty() ? "('', 0)" : rows)
                + ") as delivery (delivery_id, sequence)";
    }

    private static String view(Table table, List<Path> paths) {
        if (paths.isEmpty()) {
            return table.columns().stream()
                    .map(column -> "null::" + column.type().duckdb() + " as " + Duck.identifier(column.name()))
                    .collect(Collectors.joining(", ", "select ", " where false"));
        }

        var columns = table.columns().stream()
                .map(column -> "newest." + Duck.identifier(column.name()) + "::"
                        + column.type().duckdb() + " as " + Duck.identifier(column.name()))
                .collect(Collectors.joining(", "));
        var key = table.key().stream()
                .map(Column::name)
                .map(name -> "newest." + Duck.identifier(name))
                .collect(Collectors.joining(", "));

        if (key.isEmpty()) {
            return "select " + columns + " from " + Duck.parquet(paths) + " as newest";
        }

        return "select " + columns + " from " + Duck.parquet(paths) + " as newest"
                + " join core.delivery as delivery on delivery.delivery_id = newest.delivery_id"
                + " qualify row_number() over (partition by " + key + " order by delivery.sequence desc"
                + tieBreak(table) + ") = 1";
    }

    /** Two rows of one delivery with one key: the same one wins in every run. */
    private static String tieBreak(Table table) {
        var keys = new HashSet<>(table.key());
        return table.columns().stream()
                .filter(column -> !keys.contains(column))
                .map(column -> ", newest." + Duck.identifier(column.name()))
                .collect(Collectors.joining());
    }
}
