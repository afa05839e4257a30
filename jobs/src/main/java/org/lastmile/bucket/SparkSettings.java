package org.lastmile.bucket;

import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/**
 * How Spark is started.
 *
 * @param master  {@code local[*]} or the address of a cluster
 * @param isSmall for inputs where compiling a plan costs more than running it
 * @param scratch folder for shuffles and spills: inside the partnership's folder, so that nothing lies elsewhere
 */
public record SparkSettings(String master, boolean isSmall, Path scratch) {
    /** Opens the one session of the process. */
    public SparkSession open() {
        var builder = SparkSession.builder()
                .appName("lastmile")
                .master(master)
                .config("spark.ui.enabled", false)
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.local.dir", scratch.toString())
                .config("spark.sql.warehouse.dir", scratch.resolve("unused").toString())
                .config("spark.sql.catalogImplementation", "in-memory")
                .config("spark.sql.session.timeZone", "UTC")
                .config("spark.sql.datetime.java8API.enabled", true)
                .config("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS")
                .config("spark.sql.parquet.compression.codec", "zstd")
                .config("spark.sql.shuffle.partitions", isSmall ? 2 : 16)
                .config("spark.sql.caseSensitive", true)
                .config("spark.hadoop.fs.file.impl", "org.apache.hadoop.fs.RawLocalFileSystem")
                .config("spark.hadoop.mapreduce.fileoutputcommitter.marksuccessfuljobs", false)
                .config("spark.hadoop.mapreduce.fileoutputcommitter.algorithm.version", 2)
                .config("spark.hadoop.parquet.summary.metadata.level", "NONE")
                .config("spark.log.level", "ERROR");

        if (isSmall) {
            builder.config("spark.sql.codegen.wholeStage", false)
                    .config("spark.sql.codegen.factoryMode", "NO_CODEGEN")
                    .config("spark.sql.adaptive.enabled", false);
        }

        return builder.getOrCreate();
    }
}
