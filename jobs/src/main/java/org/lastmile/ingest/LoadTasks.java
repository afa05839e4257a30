package org.lastmile.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaSparkContext;
import org.lastmile.bucket.Steps;
import org.lastmile.bucket.TaskProgress;
import org.lastmile.contract.Column;
import org.lastmile.contract.Contract;
import org.lastmile.contract.Table;
import org.lastmile.warehouse.PartnershipFolder;
import org.lastmile.warehouse.Registry;

/**
 * Loads the tables of new deliveries in Spark tasks, large files in parts: first tables without learners, because they
 * announce the keys to which rows of learners may refer.
 *
 * @param today     day on which expiry is judged
 * @param partBytes fewest bytes of a part of a large file; where processors would wait, less
 */
record LoadTasks(PartnershipFolder folder, JavaSparkContext spark, LocalDate today, long partBytes, Steps progress) {
    private static final long SMALLEST_PART = 4L << 20;

    /** Tables of deliveries, each with its tasks in the order of its rows. */
    private record Work(List<List<LoadTask>> tables) {
        List<LoadTask> tasks() {
            return tables.stream().flatMap(List::stream).toList();
        }
    }

    LoadedTables run(Map<String, Delivery> fresh, TokenKey key, Registry registry) throws SQLException, IOException {
        var contracts = fresh.values().stream().map(Delivery::contract).toList();
        var staged = new TreeMap<String, List<Path>>();
        var announced = new Announced(folder, registry, staged);
        var loaded = new LinkedHashMap<Work, List<LoadedTable>>();

        for (var turn : LoadTurn.values()) {
            var work = work(fresh, turn);
            var known = turn == LoadTurn.FRAME || work.tables().isEmpty()
                    ? new KnownKeys(Map.of())
                    : announced.keys(contracts);
            var tables = load(work, key, known);
            loaded.put(work, tables);

            for (var i = 0; i < tables.size(); i++) {
                staged.computeIfAbsent(work.tables().get(i).get(0).sourceTable(), any -> new ArrayList<>())
                        .addAll(tables.get(i).files());
            }
        }

        var byDelivery = new TreeMap<String, List<LoadedTable>>();

        for (var turn : loaded.entrySet()) {
            add(byDelivery, announced, turn.getKey(), turn.getValue());
        }

        return new LoadedTables(byDelivery, Map.of());
    }

    private Work work(Map<String, Delivery> fresh, LoadTurn turn) throws IOException {
        var tables = new ArrayList<List<LoadTask>>();

        for (var delivery : fresh.entrySet()) {
            for (var files : delivery.getValue().files().entrySet()) {
                var table = delivery.getValue().contract().table(files.getKey());

                if (LoadTurn.of(table, fresh) == turn) {
                    tables.add(tasks(delivery.getKey(), delivery.getValue(), table, files.getValue()));
                }
            }
        }

        return new Work(tables);
    }

    private List<LoadTask> tasks(String id, Delivery delivery, Table table, List<SourceFile> files) throws IOException {
        var contract = delivery.contract();
        var rows = Staging.sourceFolder(folder, contract, table.name(), id).resolve(table.name() + ".parquet");
        var reasons = Staging.reasons(folder, contract, table.name(), id);
        var scratch = folder.warehouse().resolve(".scratch").resolve("load-" + id + "-" + table.name());
        // A value that must not come twice is looked for by one task.
        var isDivisible = contract.format().equals(Contract.CSV)
                && table.columns().stream().noneMatch(Column::isUnique);
        var groups = FileParts.forTasks(files, isDivisible, Math.min(partBytes, fairShare(files)));
        var seen = groups.size() > 1 && !table.key().isEmpty() ? seen(scratch, files) : "";
        var erased = Tombstones.read(folder);
        var tasks = new ArrayList<LoadTask>();

        for (var part = 0; part < groups.size(); part++) {
            tasks.add(new LoadTask(
                    id,
                    contract,
                    table.name(),
                    groups.get(part),
                    FileParts.numbered(rows, part),
                    FileParts.numbered(reasons, part),
                    FileParts.numbered(scratch, part),
                    seen,
                    today,
                    erased));
        }

        return tasks;
    }

    /** What one of all processors has to read, so that none waits for another; not less than is worth a task. */
    private long fairShare(List<SourceFile> files) throws IOException {
        return Math.max(SMALLEST_PART, bytes(files) / spark.defaultParallelism());
    }

    /** Memory that tasks share is that of one machine: on a cluster all rows are searched for keys that come twice. */
    private String seen(Path scratch, List<SourceFile> files) throws IOException {
        if (!spark.sc().isLocal()) {
            return "";
        }

        var seen = scratch.resolveSibling(scratch.getFileName() + ".seen");
        SeenKeys.create(seen, bytes(files));
        return seen.toString();
    }

    private static long bytes(List<SourceFile> files) throws IOException {
        var bytes = 0L;

        for (var file : files) {
            bytes += Files.size(Path.of(file.container()));
        }

        return bytes;
    }

    /** What was loaded, by table. */
    private List<LoadedTable> load(Work work, TokenKey key, KnownKeys known) throws SQLException, IOException {
        var tasks = work.tasks();

        if (tasks.isEmpty()) {
            return List.of();
        }

        var keyOfTask = spark.broadcast(key);
        var knownOfTask = spark.broadcast(known);

        try {
            return joined(
                    work, TaskProgress.watch(spark, progress, "loading tables", tasks.size(), () -> spark.parallelize(
                                    tasks, tasks.size())
                            .map(task -> TableLoader.load(task, keyOfTask.value(), knownOfTask.value()))
                            .collect()));
        } finally {
            keyOfTask.destroy();
            knownOfTask.destroy();
        }
    }

    private static List<LoadedTable> joined(Work work, List<LoadedTable> parts) throws SQLException, IOException {
        var tables = new ArrayList<LoadedTable>();
        var from = 0;

        for (var tasks : work.tables()) {
            var loaded = parts.subList(from, from + tasks.size());
            var first = tasks.get(0);
            tables.add(
                    tasks.size() == 1
                            ? loaded.get(0)
                            : new Duplicates(first, first.contract().table(first.table()))
                                    .setAside(
                                            loaded,
                                            Path.of(FileParts.numbered(Path.of(first.quarantine()), tasks.size()))));
            from += tasks.size();
        }

        return tables;
    }

    private static void add(
            Map<String, List<LoadedTable>> byDelivery, Announced announced, Work work, List<LoadedTable> loaded)
            throws SQLException {
        for (var i = 0; i < loaded.size(); i++) {
            var task = work.tables().get(i).get(0);
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
