package org.lastmile.bucket;

import java.nio.file.Path;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * How Spark is started: it runs tasks, and DuckDB inside them does what is SQL.
 *
 * @param master  {@code local[*]} or the address of a cluster
 * @param scratch folder for what Spark keeps: inside the partnership's folder, so that nothing lies elsewhere
 */
public record SparkSettings(String master, Path scratch) {
    /** Opens the one context of the process. */
    public JavaSparkContext open() {
        var conf = new SparkConf()
                .setAppName("lastmile")
                .setMaster(master)
                .set("spark.ui.enabled", "false")
                .set("spark.driver.host", "127.0.0.1")
                .set("spark.driver.bindAddress", "127.0.0.1")
                .set("spark.local.dir", scratch.toString())
                .set("spark.log.level", "ERROR");
        return JavaSparkContext.fromSparkContext(SparkContext.getOrCreate(conf));
    }
}
