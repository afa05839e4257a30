package org.lastmile.warehouse;

import java.nio.file.Path;
import java.util.Map;

/**
 * One Parquet file of a table.
 *
 * @param partition values of the partition columns, which stand in the log and not in the file
 */
public record DataFile(Path path, Map<String, String> partition) {
    public DataFile {
        partition = Map.copyOf(partition);
    }

    /** Learner bucket of the file; -1 when the table has none. */
    public int bucket() {
        return Integer.parseInt(partition.getOrDefault("bucket", "-1"));
    }
}
