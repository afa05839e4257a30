package org.lastmile.bucket;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/** Counts the tasks of one Spark job as they end. */
public final class TaskProgress extends SparkListener {
    private final Steps steps;
    private final String words;
    private final int total;
    private final AtomicInteger done = new AtomicInteger();

    private TaskProgress(Steps steps, String words, int total) {
        this.steps = steps;
        this.words = words;
        this.total = total;
    }

    /** Runs a job of {@code total} tasks and tells each task that has ended. */
    public static <T> T watch(JavaSparkContext context, Steps steps, String words, int total, Supplier<T> job) {
        var listener = new TaskProgress(steps, words, total);
        steps.step(words, 0, total);
        context.sc().addSparkListener(listener);

        try {
            return job.get();
        } finally {
            context.sc().removeSparkListener(listener);
        }
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd end) {
        if (end.taskInfo().successful()) {
            steps.step(words, Math.min(total, done.incrementAndGet()), total);
        }
    }
}
