package org.lastmile.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lastmile.bucket.NewFile;
import org.lastmile.bucket.TableWriter;
import org.lastmile.warehouse.PartnershipFolder;
import org.lastmile.warehouse.Registry;
import org.lastmile.warehouse.TableSnapshot;

/**
 * Commits what is staged, one Delta version per table, the register of deliveries last: what the register does not
 * name does not count. Every commit carries the id of its delivery, so that a second try changes nothing.
 */
final class Commit {
    private final PartnershipFolder folder;
    private final Staging staging;
    private final Registry registry;
    private final Declared declared;
    private final TableWriter writer = new TableWriter();

    Commit(PartnershipFolder folder, Staging staging, Registry registry, Declared declared) {
        this.folder = folder;
        this.staging = staging;
        this.registry = registry;
        this.declared = declared;
    }

    List<DeliveryReport> all(Map<String, Delivery> deliveries, LoadedTables loaded) throws SQLException, IOException {
        for (var id : deliveries.keySet()) {
            merged(staging.sourcesOf(id)).values().forEach(table -> append(table, registry.transaction(id)));
        }

        core();
        return new DeliveryRegister(folder, registry, declared, writer).add(deliveries, loaded, staging.call());
    }

    /** The core tables, with the learners behind the keys. */
    void core() throws IOException {
        merged(staging.core()).values().forEach(table -> {
            if (staging.replacesCore()) {
                var isBucketed = table.schema().fieldNames().contains("learner_id");
                writer.replace(table.table(), table.schema(), isBucketed, table.files(), Map.of());
            } else {
                // The number keeps a call that was cut off, undone by another and repeated, from passing for done.
                append(table, staging.call() + "-" + registry.nextSequence());
            }
        });

        if (staging.replacesCore()) {
            emptyOthers(merged(staging.core()).keySet());
        }

        staging.identity()
                .forEach(links -> writer.replace(links.table(), links.schema(), false, links.files(), Map.of()));
    }

    /** When core tables are made anew, one without rows may still hold those of a call that was cut off. */
    private void emptyOthers(Set<Path> made) throws IOException {
        try (var tables = Files.list(folder.zone("core"))) {
            for (var table : tables.filter(path ->
                            !made.contains(path) && !IdentityTable.NAMES.contains(String.valueOf(path.getFileName())))
                    .toList()) {
                TableSnapshot.newest(table)
                        .ifPresent(left -> writer.replace(
                                table,
                                left.schema(),
                                left.schema().fieldNames().contains("bucket"),
                                List.of(),
                                Map.of()));
            }
        }
    }

    private void append(Staged table, String transaction) {
        writer.append(table.table(), table.schema(), table.files(), transaction);
    }

    /** All files of one table in one commit. */
    private static Map<Path, Staged> merged(List<Staged> staged) {
        var tables = new LinkedHashMap<Path, Staged>();
        staged.forEach(part -> tables.merge(part.table(), part, (left, right) -> {
            var files = new ArrayList<NewFile>(left.files());
            files.addAll(right.files());
            return new Staged(left.table(), left.schema(), files);
        }));
        return tables;
    }
}
