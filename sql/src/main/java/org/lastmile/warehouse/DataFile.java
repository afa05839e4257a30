package org.lastmile.warehouse;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * One Parquet file of a table.
 *
 * @param partition values of the partition columns, which stand in the log and not in the file
 */
public record DataFile(Path path, Map<String, String> partition) {
    public DataFile {
        partition = Map.copyOf(partition);
    }

    /** The delivery that brought the rows: the folder nearest to the file that is named after one. */
    public Optional<String> delivery() {
        Optional<String> delivery = Optional.empty();

        for (var part : path) {
            if (part.toString().startsWith(Registry.folder(""))) {
                delivery = Optional.of(
                        part.toString().substring(Registry.folder("").length()));
            }
        }

        return delivery;
    }

    /** Learner bucket of the file; -1 when the table has none. */
    public int bucket() {
        return Integer.parseInt(partition.getOrDefault("bucket", "-1"));
    }
}
