package org.lastmile.ingest;

import io.delta.kernel.types.StructType;
import java.nio.file.Path;
import java.util.List;
import org.lastmile.bucket.NewFile;

/** Files of one table that are written and wait for their commit. */
record Staged(Path table, StructType schema, List<NewFile> files) {
    Staged {
        files = List.copyOf(files);
    }
}
