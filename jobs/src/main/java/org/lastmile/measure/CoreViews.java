package org.lastmile.measure;

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
    private static final String DELIVERY = "core.delivery";

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
     * it is done only for keys that the bucket holds twice.
     *
     * @param unique reference tables that hold no key twice
     */
    public List<String> ofBucket(int bucket, Set<String> unique) {
        var views = new ArrayList<String>();
        var codes = new Codes();

        for (var table : tables) {
            var rows = rows(table, file -> file.bucket() == -1 || file.bucket() == bucket);
            codes.add(table, rows.paths());

            if (!table.isLearnerBucket()) {
                views.add(create(table, Codes.coded(table, reference(rows, unique))));
            } else if (rows.paths().isEmpty() || table.key().isEmpty()) {
                views.add(create(table, Codes.coded(table, rows.every())));
            } else {
                var several = "several_" + table.name();
                views.add("create table " + several + " as " + rows.severalHashes());
                views.add(create(table, Codes.coded(table, rows.newest(DELIVERY, several))));
            }
        }

        var statements = opening();
        statements.add(codes.type());
        statements.addAll(views);
        return statements;
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
                .forEach(table -> statements.add(create(table, reference(rows(table, file -> true), unique))));
        return statements;
    }

    private static String create(Table table, String rows) {
        return "create view " + ZONE + table.name() + " as " + rows;
    }

    private static String reference(NewestRows rows, Set<String> unique) {
        return unique.contains(rows.table().name()) ? rows.every() : rows.newest(DELIVERY);
    }

    /** Reference tables that hold no key twice, asked once for all buckets. */
    public Set<String> uniqueReferences() throws SQLException {
        var unique = new HashSet<String>();

        try (var duck = Duck.open(1, "512MB");
                var statement = duck.createStatement()) {
            for (var table : tables) {
                var rows = rows(table, file -> true);

                if (!table.isLearnerBucket()
                        && !table.key().isEmpty()
                        && !rows.paths().isEmpty()) {
                    try (var answer = statement.executeQuery(rows.isUnique())) {
                        answer.next();

                        if (answer.getBoolean(1)) {
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
        tables.forEach(table ->
                selects.put(ZONE + table.name(), rows(table, file -> true).newest("(" + deliveryRows() + ")")));
        return selects;
    }

    private List<String> opening() {
        return new ArrayList<>(List.of("create schema core", "create table " + DELIVERY + " as " + deliveryRows()));
    }

    private NewestRows rows(Table table, Predicate<DataFile> wanted) {
        return new NewestRows(
                table,
                files.getOrDefault(table.name(), List.of()).stream()
                        .filter(wanted)
                        .map(DataFile::path)
                        .toList());
    }

    private String deliveryRows() {
        var rows = registry.entries().stream()
                .map(entry -> "(" + Duck.literal(entry.deliveryId()) + ", " + entry.sequence() + ")")
                .collect(Collectors.joining(", "));
        return "select * from (values " + (rows.isEmpty() ? "('', 0)" : rows) + ") as delivery (delivery_id, sequence)";
    }
}
