package org.lastmile.measure;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
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
    private static final String DELIVERY = "core.delivery as delivery";

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

    /**
     * Statements that make the core tables of one bucket. Putting the rows of a key in order costs more than all else, so
     * it is done only where the bucket holds a key twice.
     *
     * @param unique reference tables that hold no key twice
     */
    public List<String> ofBucket(int bucket, Set<String> unique) {
        var views = new ArrayList<String>();
        var codes = new Codes();

        for (var table : tables) {
            var paths = paths(table, file -> file.bucket() == -1 || file.bucket() == bucket);
            codes.add(table, paths);

            if (!table.isLearnerBucket()) {
                views.add(create(table, Codes.coded(table, reference(table, paths, unique))));
            } else if (paths.isEmpty()) {
                views.add(create(table, Codes.coded(table, view(table, paths))));
            } else {
                var isUnique = "is_unique_" + table.name();
                views.add("set variable " + isUnique + " = (" + isUnique(table, paths) + ")");
                views.add(create(
                        table,
                        Codes.coded(
                                table,
                                everyRow(table, paths) + " where getvariable('" + isUnique + "') union all from ("
                                        + view(table, paths, " where not getvariable('" + isUnique + "')") + ")")));
            }
        }

        var statements = opening();
        statements.add(codes.type());
        statements.addAll(views);
        return statements;
    }

    private static String create(Table table, String rows) {
        return "create view core." + table.name() + " as " + rows;
    }

    /**
     * Statements that make the core tables that know no learner.
     *
     * @param unique those that hold no key twice
     */
    public List<String> ofReferences(Set<String> unique) {
        var statements = opening();
        tables.stream()
                .filter(table -> !table.isLearnerBucket())
                .forEach(table -> statements.add(create(table, reference(table, paths(table, file -> true), unique))));
        return statements;
    }

    private static String reference(Table table, List<Path> paths, Set<String> unique) {
        return unique.contains(table.name()) ? everyRow(table, paths) : view(table, paths);
    }

    /** Reference tables that hold no key twice, asked once for all buckets. */
    public Set<String> uniqueReferences() throws SQLException {
        var unique = new HashSet<String>();

        try (var duck = Duck.open(1, "512MB");
                var statement = duck.createStatement()) {
            for (var table : tables) {
                var paths = paths(table, file -> true);

                if (!table.isLearnerBucket() && !table.key().isEmpty() && !paths.isEmpty()) {
                    try (var rows = statement.executeQuery(isUnique(table, paths))) {
                        rows.next();

                        if (rows.getBoolean(1)) {
                            unique.add(table.name());
                        }
                    }
                }
            }
        }

        return unique;
    }

    /** Each core table with the newest rows of all learners, as one select that needs no other view. */
    public Map<String, String> selects() {
        var selects = new TreeMap<String, String>();
        tables.forEach(table -> selects.put(
                ZONE + table.name(),
                view(table, paths(table, file -> true)).replace(DELIVERY, "(" + deliveryRows() + ") as delivery")));
        return selects;
    }

    private List<String> opening() {
        return new ArrayList<>(List.of("create schema core", "create table core.delivery as " + deliveryRows()));
    }

    private List<Path> paths(Table table, Predicate<DataFile> wanted) {
        return files.getOrDefault(table.name(), List.of()).stream()
                .filter(wanted)
                .map(DataFile::path)
                .toList();
    }

    /** Two keys with one hash only make the answer no, which is slower and not wrong. */
    private static String isUnique(Table table, List<Path> paths) {
        return "select count(*) = count(distinct hash(" + key(table) + ")) from " + Duck.parquet(paths) + " as newest";
    }

    private static String key(Table table) {
        return table.key().stream()
                .map(column -> "newest." + Duck.identifier(column.name()))
                .collect(Collectors.joining(", "));
    }

    private static String columns(Table table) {
        return table.columns().stream()
                .map(column -> "newest." + Duck.identifier(column.name()) + "::"
                        + column.type().duckdb() + " as " + Duck.identifier(column.name()))
                .collect(Collectors.joining(", "));
    }

    private static String everyRow(Table table, List<Path> paths) {
        return "select " + columns(table) + " from " + Duck.parquet(paths) + " as newest";
    }

    private String deliveryRows() {
        var rows = registry.entries().stream()
                .map(entry -> "(" + Duck.literal(entry.deliveryId()) + ", " + entry.sequence() + ")")
                .collect(Collectors.joining(", "));
        return "select * from (values " + (rows.isEmpty() ? "('', 0)" : rows) + ") as delivery (delivery_id, sequence)";
    }

    private static String view(Table table, List<Path> paths) {
        return view(table, paths, "");
    }

    private static String view(Table table, List<Path> paths, String condition) {
        if (paths.isEmpty()) {
            return table.columns().stream()
                    .map(column -> "null::" + column.type().duckdb() + " as " + Duck.identifier(column.name()))
                    .collect(Collectors.joining(", ", "select ", " where false"));
        }

        if (table.key().isEmpty()) {
            return everyRow(table, paths);
        }

        return everyRow(table, paths)
                + " join " + DELIVERY + " on delivery.delivery_id = newest.delivery_id" + condition
                + " qualify row_number() over (partition by " + key(table) + " order by delivery.sequence desc"
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
