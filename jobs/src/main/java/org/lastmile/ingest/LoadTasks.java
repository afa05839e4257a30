package org.lastmile.ingest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.lastmile.bucket.Steps;
import org.lastmile.bucket.TaskProgress;
import org.lastmile.warehouse.PartnershipFolder;

/**
 * Loads the tables of new deliveries, one Spark task each.
 *
 * @param today day on which expiry is judged
 */
record LoadTasks(PartnershipFolder folder, SparkSession spark, LocalDate today, Steps progress) {
    LoadedTables run(Map<String, Delivery> fresh, TokenKey key) {
        var tasks = new ArrayList<LoadTask>();
        fresh.forEach((id, delivery) -> delivery.files().forEach((table, files) -> {
            tasks.add(new LoadTask(
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
                    today));
        }));
        var context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        var broadcast = context.broadcast(key);

        try {
            var loaded = TaskProgress.watch(
                    context, progress, "loading tables", tasks.size(), () -> context.parallelize(tasks, tasks.size())
                            .map(task -> TableLoader.load(task, broadcast.value()))
                            .collect());
            var byDelivery = new TreeMap<String, List<LoadedTable>>();

            for (var i = 0; i < tasks.size(); i++) {
                byDelivery
                        .computeIfAbsent(tasks.get(i).deliveryId(), any -> new ArrayList<>())
                        .add(loaded.get(i));
            }

            return new LoadedTables(byDelivery);
        } finally {
            broadcast.destroy();
        }
    }
}
