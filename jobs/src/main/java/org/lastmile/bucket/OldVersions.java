package org.lastmile.bucket;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.lastmile.warehouse.DataFile;
import org.lastmile.warehouse.TableSnapshot;

/**
 * Closes all versions of a table but the newest: a checkpoint stands for what it holds, and everything else below its
 * folder goes away. Nobody may write into the table meanwhile. Done twice, it changes nothing.
 */
public final class OldVersions {
    private static final String LOG = "_delta_log";
    private static final String LAST_CHECKPOINT = "_last_checkpoint";

    private OldVersions() {}

    /** @return how many versions cannot be read any more; 0 for a folder that never became a table, which goes away */
    public static long close(Path table) throws IOException {
        var snapshot = TableSnapshot.newest(table);

        if (snapshot.isEmpty()) {
            deleteBelow(table, Set.of());
            Files.delete(table);
            return 0;
        }

        var version = snapshot.get().version();
        var kept = snapshot.get().files().stream().map(DataFile::path).collect(Collectors.toCollection(HashSet::new));
        kept.addAll(log(table, version, snapshot.get()));
        deleteBelow(table, kept);
        return version;
    }

    /** Files of the log that the newest version needs. */
    private static Set<Path> log(Path table, long version, TableSnapshot snapshot) throws IOException {
        var log = table.resolve(LOG);
        var number = "%020d.".formatted(version);

        if (!isThere(log, number + "checkpoint.")) {
            snapshot.kernel().writeCheckpoint(TableSnapshot.engine());
        }

        try (var files = Files.list(log)) {
            return files.filter(
                            file -> name(file).startsWith(number) || name(file).equals(LAST_CHECKPOINT))
                    .collect(Collectors.toSet());
        }
    }

    private static boolean isThere(Path log, String beginning) throws IOException {
        try (var files = Files.list(log)) {
            return files.anyMatch(file -> name(file).startsWith(beginning));
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    /** Deletes the files that are not kept, and the folders that are then empty. */
    private static void deleteBelow(Path folder, Set<Path> kept) throws IOException {
        var needed = new HashSet<Path>(Set.of(folder));
        kept.forEach(file -> {
            for (var path = file; path != null && needed.add(path); path = path.getParent()) {}
        });

        try (var walk = Files.walk(folder)) {
            for (var path : walk.sorted(Comparator.reverseOrder()).toList()) {
                if (!needed.contains(path)) {
                    Files.delete(path);
                }
            }
        }
    }
}
