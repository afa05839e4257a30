package org.lastmile.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import org.lastmile.warehouse.PartnershipFolder;
import org.lastmile.warehouse.Registry;

/** Names the folders into which a call writes rows of core tables. */
record CoreRun(PartnershipFolder folder, String call, Set<String> deliveryIds) {
    static final String PREFIX = "r-";
    /** Files that are written when their delivery comes lie in its own folder. */
    private static final String FIRST = "";

    /**
     * The folder of this call, empty for those of the deliveries.
     *
     * @param isAnew whether all deliveries are conformed again
     */
    String name(boolean isAnew) throws IOException {
        return isAnew || isKnown() ? free() : FIRST;
    }

    /** A folder that no table has yet: files of a run that was cut off may be part of the present version. */
    private String free() throws IOException {
        var name = PREFIX + call;
        var run = name;

        for (var number = 2; isTaken(run); number++) {
            run = name + "." + number;
        }

        return run;
    }

    /** Whether a core table still holds rows of these deliveries, from a call that was cut off. */
    private boolean isKnown() throws IOException {
        for (var id : deliveryIds) {
            if (isTaken(Registry.folder(id))) {
                return true;
            }
        }

        return false;
    }

    private boolean isTaken(String name) throws IOException {
        if (!Files.isDirectory(folder.zone("core"))) {
            return false;
        }

        try (var tables = Files.list(folder.zone("core"))) {
            return tables.anyMatch(table -> Files.exists(table.resolve(name)));
        }
    }
}
