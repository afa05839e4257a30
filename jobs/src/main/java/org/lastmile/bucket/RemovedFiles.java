package org.lastmile.bucket;

import io.delta.kernel.data.Row;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.internal.actions.AddFile;
import io.delta.kernel.internal.actions.SingleAction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.lastmile.warehouse.TableSnapshot;

/** The actions that take files out of a table. */
final class RemovedFiles {
    private RemovedFiles() {}

    /** @param files all of this version */
    static List<Row> of(TableSnapshot snapshot, List<Path> files) {
        var wanted = new HashSet<>(files);
        var actions = new ArrayList<Row>();
        var engine = TableSnapshot.engine();

        try (var batches = snapshot.kernel().getScanBuilder().build().getScanFiles(engine)) {
            while (batches.hasNext()) {
                try (var rows = batches.next().getRows()) {
                    while (rows.hasNext()) {
                        var row = rows.next();

                        if (wanted.remove(TableSnapshot.path(row))) {
                            actions.add(removal(row));
                        }
                    }
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }

        if (!wanted.isEmpty()) {
            throw new IllegalStateException("not in the newest version: " + wanted);
        }

        return actions;
    }

    private static Row removal(Row scanned) {
        var file = new AddFile(scanned.getStruct(InternalScanFileUtils.ADD_FILE_ORDINAL));
        return SingleAction.createRemoveFileSingleAction(
                file.toRemoveFileRow(true, Optional.of(System.currentTimeMillis())));
    }
}
