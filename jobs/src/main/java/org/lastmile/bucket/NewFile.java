package org.lastmile.bucket;

import java.io.Serializable;

/**
 * A Parquet file that is written and not yet committed.
 *
 * @param path   absolute
 * @param bucket learner bucket; -1 when the table has none
 * @param rows   in the file
 */
public record NewFile(String path, int bucket, long rows) implements Serializable {}
