package org.lastmile.bucket;

import java.io.Serializable;
import java.util.Map;

/**
 * A Parquet file that is written and not yet committed.
 *
 * @param path   absolute
 * @param bucket learner bucket; -1 when the table has none
 * @param rows   in the file
 * @param tags   what the log is to say of the file
 */
public record NewFile(String path, int bucket, long rows, Map<String, String> tags) implements Serializable {
    public NewFile {
        tags = Map.copyOf(tags);
    }

    public NewFile(String path, int bucket, long rows) {
        this(path, bucket, rows, Map.of());
    }
}
