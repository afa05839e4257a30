package org.lastmile.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;
import org.lastmile.contract.Column;
import org.lastmile.contract.Contracts;
import org.lastmile.contract.Table;
import org.lastmile.identity.LearnerLinks;
import org.lastmile.warehouse.DataFile;
import org.lastmile.warehouse.Duck;
import org.lastmile.warehouse.PartnershipFolder;
import org.lastmile.warehouse.Registry;
import org.lastmile.warehouse.TableSnapshot;

/**
 * Finds the learner behind each key from all rows that carry several identifiers, those of earlier deliveries and of
 * this call alike, so that deliveries in any order give the same learners.
 */
final class Identity {
    private final PartnershipFolder folder;
    private final Registry registry;
    private final Staging staging;
    private final Contracts contracts;
    private final IdentityTable identities;
    private Map<Long, Long> before = Map.of();
    private Map<Long, Long> after = Map.of();
    private boolean hasMoved;

    Identity(PartnershipFolder folder, Registry registry, Staging staging) {
        this.folder = folder;
        this.registry = registry;
        this.staging = staging;
        this.identities = new IdentityTable(folder.table("core", "identity"));
        this.contracts = Contracts.ofSources(Optional.of(folder.overrides("contracts")));
    }

    /** Reads all links and compares them with those that the core tables were made with. */
    void resolve() throws SQLException, IOException {
        try (var duck = Duck.open(2, "2GB")) {
            before = identities.read(duck);
            var links = new LearnerLinks();

            for (var contract : contracts.all()) {
                for (var table : contract.tables()) {
                    if (table.learnerIdentifiers().size() > 1) {
                        join(duck, table, all(contract.id(), table), links);
                    }
                }
            }

            after = links.learnerIds();
            hasMoved = isUsed(duck, changed());

            if (!after.equals(before)) {
                staging.identity(identities.write(duck, after, file()));
            }
        }
    }

    /** The file of the new links; the committed one when nothing changed; empty when there are none. */
    Optional<Path> links() {
        if (!after.equals(before)) {
            return Optional.of(file());
        }

        return identities.files().stream().findFirst();
    }

    /** Whether facts that are loaded already belong to another learner now. */
    boolean hasMovedLearners() {
        return hasMoved;
    }

    private Path file() {
        return identities.path().resolve(Registry.folder(staging.call())).resolve("identity.parquet");
    }

    private List<Path> all(String source, Table table) {
        var paths = new ArrayList<Path>(committed(source, table));
        staging.files().values().forEach(tables -> {
            if (sourceIs(tables, source, table)) {
                paths.addAll(tables.getOrDefault(table.name(), List.of()));
            }
        });
        return paths;
    }

    private boolean sourceIs(Map<String, List<Path>> tables, String source, Table table) {
        return tables.getOrDefault(table.name(), List.of()).stream()
                .anyMatch(path -> path.startsWith(folder.table("source", source + "_" + table.name())));
    }

    private List<Path> committed(String source, Table table) {
        return TableSnapshot.newest(folder.table("source", source + "_" + table.name())).stream()
                .flatMap(snapshot -> registry.loaded(snapshot.files()).stream())
                .map(DataFile::path)
                .toList();
    }

    private static void join(Connection duck, Table table, List<Path> files, LearnerLinks links) throws SQLException {
        if (files.isEmpty()) {
            return;
        }

        var identifiers = table.learnerIdentifiers();
        var columns = identifiers.stream()
                .map(Column::storedName)
                .map(Duck::identifier)
                .collect(Collectors.joining(", "));

        try (var statement = duck.createStatement();
                var rows = statement.executeQuery(
                        "select distinct " + columns + " from " + Duck.parquet(files) + " order by all")) {
            while (rows.next()) {
                var tokens = new ArrayList<@org.jspecify.annotations.Nullable String>();

                for (var i = 1; i <= identifiers.size(); i++) {
                    tokens.add(rows.getString(i));
                }

                links.join(
                        identifiers.stream()
                                .map(column -> java.util.Objects.requireNonNull(column.identifier()))
                                .toList(),
                        tokens);
            }
        }
    }

    private List<Long> changed() {
        var keys = new TreeMap<Long, Long>(before);
        keys.putAll(after);
        return keys.keySet().stream()
                .filter(key -> !before.getOrDefault(key, key).equals(after.getOrDefault(key, key)))
                .toList();
    }

    private boolean isUsed(Connection duck, List<Long> keys) throws SQLException {
        if (keys.isEmpty()) {
            return false;
        }

        Duck.execute(duck, "create or replace table changed (learner_key bigint)");

        try (var appender = duck.unwrap(DuckDBConnection.class).createAppender("changed")) {
            for (var key : keys) {
                appender.beginRow().append(key.longValue()).endRow();
            }
        }

        for (var contract : contracts.all()) {
            for (var table : contract.tables()) {
                var files = table.knowsLearners() ? committed(contract.id(), table) : List.<Path>of();

                if (!files.isEmpty() && holdsChanged(duck, files)) {
                    return true;
                }
            }
        }

        return false;
    }

    private static boolean holdsChanged(Connection duck, List<Path> files) throws SQLException {
        try (var statement = duck.createStatement();
                var rows = statement.executeQuery(
                        "select 1 from " + Duck.parquet(files) + " semi join changed using (learner_key) limit 1")) {
            return rows.next();
        }
    }
}
