package org.lastmile.ingest;

import java.nio.file.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.lastmile.bucket.SparkSettings;

/** The one Spark of the module's tests; made again when a command has ended it. */
final class TestSpark {
    private TestSpark() {}

    static JavaSparkContext context() {
        // Only for reading our tables with Delta's own Spark reader; Spark takes its settings from such properties.
        System.setProperty("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension");
        System.setProperty("spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog");
        System.setProperty("spark.sql.session.timeZone", "UTC");
        System.setProperty("spark.sql.warehouse.dir", "target/spark/unused");
        System.setProperty("spark.databricks.delta.snapshotPartitions", "1");
        return new SparkSettings("local[2]", Path.of("target", "spark").toAbsolutePath()).open();
    }

    /** For readers that are not ours. */
    static SparkSession session() {
        return SparkSession.builder().sparkContext(context().sc()).getOrCreate();
    }
}
