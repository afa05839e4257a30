package org.lastmile.ingest;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.lastmile.bucket.Steps;
import org.lastmile.bucket.TaskProgress;
import org.lastmile.warehouse.PartnershipFolder;
import org.lastmile.warehouse.Registry;

/**
 * Loads the tables of new deliveries, one Spark task each: first those without learners, because they announce the keys
 * to which rows of learners may refer.
 *
 * @param today day on which expiry is judged
 */
record LoadTasks(PartnershipFolder folder, SparkSession spark, LocalDate today, Steps progress) {
    LoadedTables run(Map<String, Delivery> fresh, TokenKey key, Registry registry) throws SQLException {
        var frame = tasks(fresh, task -> !knowsLearners(task));
        var learners = tasks(fresh, LoadTasks::knowsLearners);
        var byDelivery = new TreeMap<String, List<LoadedTable>>();
        var staged = new TreeMap<String, List<Path>>();
        var announced = new Announced(folder, registry, staged);
        var loaded = load(frame, key, new KnownKeys(Map.of()));

        for (var i = 0; i < frame.size(); i++) {
            staged.computeIfAbsent(frame.get(i).sourceTable(), any -> new ArrayList<>())
                    .addAll(loaded.get(i).files());
        }

        add(byDelivery, announced, frame, loaded);
        var known =
                announced.keys(fresh.values().stream().map(Delivery::contract).toList());
        add(byDelivery, announced, learners, load(learners, key, known));
        return new LoadedTables(byDelivery);
    }

    private static boolean knowsLearners(LoadTask task) {
        return task.contract().table(task.table()).knowsLearners();
    }

    private List<LoadTask> tasks(Map<String, Delivery> fresh, Predicate<LoadTask> wanted) {
        var tasks = new ArrayList<LoadTask>();
        fresh.forEach((id, delivery) ->
                delivery.files().forEach((table, files) -> tasks.add(task(id, delivery, table, files))));
        return tasks.stream().filter(wanted).toList();
    }

    private LoadTask task(String id, Delivery delivery, String table, List<SourceFile> files) {
        return new LoadTask(
                id,
                delivery.contract(),
                table,
                files,
                Staging.sourceFolder(folder, delivery.contract(), table, id).toString(),
                Staging.reasons(folder, delivery.contract(), table, id).toString(),
                folder.warehouse()
                        .resolve(".scratch")
                        .resolve("load-" + id + "-" + table)
                        .toString(),
                today);
    }

    private List<LoadedTable> load(List<LoadTask> tasks, TokenKey key, KnownKeys known) {
        if (tasks.isEmpty()) {
            return List.of();
        }

        var context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        var keyOfTask = context.broadcast(key);
        var knownOfTask = context.broadcast(known);

        try {
            return TaskProgress.watch(
                    context, progress, "loading tables", tasks.size(), () -> context.parallelize(tasks, tasks.size())
                            .map(task -> TableLoader.load(task, keyOfTask.value(), knownOfTask.value()))
                            .collect());
        } finally {
            keyOfTask.destroy();
            knownOfTask.destroy();
        }
    }

    private static void add(
            Map<String, List<LoadedTable>> byDelivery,
            Announced announced,
            List<LoadTask> tasks,
            List<LoadedTable> loaded)
            throws SQLException {
        for (var i = 0; i < tasks.size(); i++) {
            var task = tasks.get(i);
            var table = loaded.get(i);
            byDelivery
                    .computeIfAbsent(task.deliveryId(), any -> new ArrayList<>())
                    .add(
                            table.files().isEmpty()
                                    ? table
                                    : table.withUnknown(
                                            announced.unknown(task.contract().table(task.table()), table.files())));
        }
    }
}
