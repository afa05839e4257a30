package org.lastmile.measure;

import java.io.Serializable;
import java.util.List;

/**
 * Work of one Spark task: assemble and measure one learner bucket.
 *
 * @param setup    statements that make the views of the core tables
 * @param marts    marts in the order in which they are assembled
 * @param measures counts of the classes of each mart, and of people by their classes in all of them
 * @param memory   limit of the task's DuckDB, for example {@code 1GB}
 */
record BucketTask(int bucket, List<String> setup, List<Output> marts, List<Output> measures, String memory)
        implements Serializable {
    BucketTask {
        setup = List.copyOf(setup);
        marts = List.copyOf(marts);
        measures = List.copyOf(measures);
    }

    /**
     * One relation to compute and write.
     *
     * @param name   of the mart, or of the measure
     * @param before statements that make what the relation is computed from
     * @param file   that takes the rows
     */
    record Output(String name, List<String> before, String sql, String file) implements Serializable {
        Output {
            before = List.copyOf(before);
        }
    }
}
