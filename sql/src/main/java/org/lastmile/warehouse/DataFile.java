package org.lastmile.warehouse;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One Parquet file of a table.
 *
 * @param partition values of the partition columns, which stand in the log and not in the file
 * @param tags      what its writer has said of it in the log
 */
public record DataFile(Path path, Map<String, String> partition, Map<String, String> tags) {
    private static final String KEY_HELD_ONCE = "lastmile.key-held-once";

    public DataFile {
        partition = Map.copyOf(partition);
        tags = Map.copyOf(tags);
    }

    /** What a writer says of a file after it has seen that no two rows have the same values in these columns. */
    public static Map<String, String> holdingOnce(List<String> key) {
        return Map.of(KEY_HELD_ONCE, String.join(",", key));
    }

    /** Whether its writer has seen that no two rows have the same values in these columns. */
    public boolean holdsOnce(List<String> key) {
        return tags.entrySet().containsAll(holdingOnce(key).entrySet());
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
