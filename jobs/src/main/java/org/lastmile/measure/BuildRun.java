package org.lastmile.measure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.lastmile.release.SealedFile;
import org.lastmile.warehouse.PartnershipFolder;
import org.lastmile.warehouse.TableSnapshot;

/**
 * The folders into which a build writes, one in each of its tables.
 *
 * @param name of the folders
 */
record BuildRun(PartnershipFolder folder, BuildInputs inputs, String name) {
    private static final String PREFIX = "b-";

    /**
     * Folders in which no file of a present version lies: of a build that was cut off between two commits some tables
     * have such files, and are made again with the others.
     *
     * @param tables all that a build makes
     */
    static BuildRun of(PartnershipFolder folder, BuildInputs inputs, List<Path> tables) {
        var first = PREFIX + inputs.fingerprint();
        var name = first;

        for (var number = 2; isTaken(tables, name); number++) {
            name = first + "." + number;
        }

        return new BuildRun(folder, inputs, name);
    }

    private static boolean isTaken(List<Path> tables, String name) {
        return tables.stream().anyMatch(table -> TableSnapshot.newest(table).stream()
                .flatMap(snapshot -> snapshot.files().stream())
                .anyMatch(file -> file.path().startsWith(table.resolve(name))));
    }

    String file(String zone, String table, int bucket) {
        return folder.table(zone, table)
                .resolve(name)
                .resolve("bucket=" + bucket)
                .resolve(table + ".parquet")
                .toString();
    }

    /** Deletes what a failed build has written and no table knows. */
    void clear(String zone, Iterable<String> tables) throws IOException {
        for (var table : tables) {
            if (!inputs.made(folder, zone, table)) {
                SealedFile.delete(folder.table(zone, table).resolve(name));
            }
        }
    }
}
