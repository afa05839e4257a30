package org.lastmile.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.lastmile.warehouse.PartnershipFolder;
import org.lastmile.warehouse.Registry;
import org.lastmile.warehouse.TableSnapshot;

/** Files that were written and never committed. */
record Leftovers(PartnershipFolder folder) {
    /** Deletes files of these deliveries that no table knows: a run was cut off before its commits. */
    void clear(Set<String> deliveryIds) throws IOException {
        for (var id : deliveryIds) {
            var name = Registry.folder(id);

            for (var table : tables()) {
                if (Files.exists(table.resolve(name)) && !isCommitted(table, name)) {
                    Folders.delete(table.resolve(name));
                }
            }
        }

        clearRuns();
    }

    /** Deletes the core files that no table knows any more; whoever writes holds the lock. */
    void clearCore() throws IOException {
        for (var table : tables("core")) {
            for (var run : Folders.list(table)) {
                var name = run.getFileName().toString();

                if (!name.startsWith("_") && !isCommitted(table, name)) {
                    Folders.delete(run);
                }
            }
        }
    }

    /** Deletes core files that were made anew for all deliveries and never committed. */
    private void clearRuns() throws IOException {
        for (var table : tables()) {
            for (var run : Folders.list(table)) {
                var name = run.getFileName().toString();

                if (name.startsWith(CoreRun.PREFIX) && !isCommitted(table, name)) {
                    Folders.delete(run);
                }
            }
        }
    }

    private List<Path> tables() throws IOException {
        return tables("source", "core");
    }

    private List<Path> tables(String... zones) throws IOException {
        var tables = new ArrayList<Path>();

        for (var zone : zones) {
            if (Files.isDirectory(folder.zone(zone))) {
                try (var list = Files.list(folder.zone(zone))) {
                    list.forEach(tables::add);
                }
            }
        }

        return tables;
    }

    private static boolean isCommitted(Path table, String name) {
        return TableSnapshot.newest(table).stream()
                .flatMap(snapshot -> snapshot.files().stream())
                .anyMatch(file -> file.path().toString().contains("/" + name + "/"));
    }
}
