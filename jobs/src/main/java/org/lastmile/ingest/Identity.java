package org.lastmile.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final IdentityTable records;
    private final IdentityTable candidates;
    private boolean hasMoved;

    Identity(PartnershipFolder folder, Registry registry, Staging staging) {
        this.folder = folder;
        this.registry = registry;
        this.staging = staging;
        this.identities = new IdentityTable(folder.table("core", "identity"));
        this.records = new IdentityTable(folder.table("core", "identity_record"));
        this.candidates = new IdentityTable(folder.table("core", "identity_link"));
        this.contracts = Contracts.ofSources(Optional.of(folder.overrides("contracts")));
    }

    /** Reads all links and compares them with those that the core tables were made with. */
    void resolve() throws SQLException, IOException {
        try (var spilling = SpillingDuck.open(folder, "identity")) {
            var duck = spilling.duck();
            read(duck);
            new LearnerLinks(duck).find();
            stage(duck, candidates);
            var hasOtherLearners = stage(duck, identities);
            var hasOtherRecords = stage(duck, records);
            hasMoved = (hasOtherLearners || hasOtherRecords) && isUsed(duck);
        }
    }

    /** Writes a table whose rows have changed. */
    private boolean stage(Connection duck, IdentityTable table) throws SQLException, IOException {
        if (!table.differs(duck)) {
            return false;
        }

        staging.identity(table.write(duck, file(table)));
        return true;
    }

    private void read(Connection duck) throws SQLException {
        var found = IdentityRecords.open(duck);
        var alone = new ArrayList<List<Path>>();

        for (var contract : contracts.all()) {
            for (var table : contract.tables()) {
                if (IdentityRecords.joins(table)) {
                    found.add(table, all(contract.id(), table));
                } else if (table.knowsLearners()) {
                    alone.add(all(contract.id(), table));
                }
            }
        }

        for (var files : alone) {
            found.addAlone(files);
        }

        new IdentityDecisions(folder).insertInto(duck);
        found.refuseCollisions();
    }

    /** The learners behind keys and rows as the next commit has them. */
    Learners learners() {
        return new Learners(newest(identities), newest(records));
    }

    private Optional<Path> newest(IdentityTable table) {
        var isStaged =
                staging.identity().stream().anyMatch(staged -> staged.table().equals(table.path()));
        return isStaged ? Optional.of(file(table)) : table.files().stream().findFirst();
    }

    /** Whether facts that are loaded already belong to another learner now. */
    boolean hasMovedLearners() {
        return hasMoved;
    }

    private Path file(IdentityTable table) {
        return table.path()
                .resolve(Registry.folder(staging.call()))
                .resolve(table.path().getFileName() + ".parquet");
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

    /** Whether a key whose learner is another now stands in rows that are loaded already. */
    private boolean isUsed(Connection duck) throws SQLException {
        Duck.execute(
                duck,
                "create table changed as select learner_key from (" + identities.changed() + ") union all"
                        + " select learner_key from (" + records.changed() + ")");

        for (var contract : contracts.all()) {
            for (var table : contract.tables()) {
                var loaded = table.knowsLearners() ? committed(contract.id(), table) : List.<Path>of();

                if (!loaded.isEmpty() && holdsChanged(duck, loaded)) {
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
