package org.lastmile.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.lastmile.bucket.Steps;
import org.lastmile.bucket.TaskProgress;
import org.lastmile.contract.Contracts;
import org.lastmile.contract.WarehouseException;
import org.lastmile.warehouse.PartnershipFolder;
import org.lastmile.warehouse.Registry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads deliveries: recognised by contract, judged and tokenised row by row, conformed to core tables, and committed
 * only when everything is written. A delivery is loaded wholly or not at all; the same bytes again change nothing.
 */
public final class Ingest {
    private static final Logger LOG = LoggerFactory.getLogger(Ingest.class);

    private static final int SHOWN_FILES = 5;

    private final PartnershipFolder folder;
    private final Supplier<SparkSession> spark;
    private final Settings settings;
    private final Steps progress;

    /**
     * What a call may set.
     *
     * @param buckets         learner buckets of a new warehouse
     * @param isSmall         whether the input is small
     * @param observedThrough last day that the deliveries cover; empty: the newest event of each partner
     * @param today           day on which expiry is judged
     */
    public record Settings(int buckets, boolean isSmall, Optional<LocalDate> observedThrough, LocalDate today) {}

    /**
     * @param spark    opened only when there is something new to load
     * @param progress told each step in words
     */
    public Ingest(PartnershipFolder folder, Supplier<SparkSession> spark, Settings settings, Steps progress) {
        this.folder = folder;
        this.spark = spark;
        this.settings = settings;
        this.progress = progress;
    }

    /**
     * Loads all that the paths hold.
     *
     * @throws WarehouseException if a file is broken or unknown: nothing was loaded
     */
    public List<DeliveryReport> load(List<Path> paths) throws IOException, SQLException {
        var contracts = Contracts.ofSources(Optional.of(folder.overrides("contracts")));
        var found = Recognition.find(paths, contracts);
        found.ignored().forEach(name -> progress.step("left out " + name + ": no contract knows it"));
        var key = TokenKey.read(folder.tokenKey());

        try (var lock = WarehouseLock.take(folder, progress)) {
            var warehouse = Warehouse.open(folder, key, settings.buckets());
            var registry = Registry.read(folder);
            var reports = new ArrayList<DeliveryReport>();
            var fresh = new TreeMap<String, Delivery>();

            for (var delivery : found.deliveries()) {
                var id = delivery.id();

                if (registry.holds(id)) {
                    reports.add(unchanged(id, delivery));
                } else {
                    fresh.put(id, delivery);
                }
            }

            if (!fresh.isEmpty()) {
                reports.addAll(loadFresh(fresh, key, warehouse, registry, lock));
            }

            return reports;
        }
    }

    private static DeliveryReport unchanged(String id, Delivery delivery) {
        return new DeliveryReport(
                id, delivery.contract().id(), delivery.fileNames(), false, 0, 0, 0, 0, Map.of(), Map.of());
    }

    private List<DeliveryReport> loadFresh(
            Map<String, Delivery> fresh, TokenKey key, Warehouse warehouse, Registry registry, WarehouseLock lock)
            throws IOException, SQLException {
        var staging = new Staging(folder);
        var loaded = stage(fresh, key, warehouse, registry, staging, lock.isUnfinished());
        progress.step("committing");
        warehouse.keep(folder);
        lock.begin();
        var reports = new Commit(folder, staging, registry, settings.observedThrough()).all(fresh, loaded);
        lock.end();
        reports.forEach(report -> LOG.info(
                "ingest {} {}: rows in {}, accepted {}, quarantined {}",
                report.source(),
                report.deliveryId(),
                report.rowsIn(),
                report.accepted(),
                report.quarantined()));
        return reports;
    }

    /**
     * Writes everything and commits nothing; what was written goes away when anything fails. After a call that was cut
     * off the core tables may hold some of its rows, so that they are made anew.
     */
    private Map<String, List<LoadedTable>> stage(
            Map<String, Delivery> fresh,
            TokenKey key,
            Warehouse warehouse,
            Registry registry,
            Staging staging,
            boolean isUnfinished)
            throws IOException, SQLException {
        var isStaged = false;

        try {
            staging.clear(fresh);
            var loaded = loadTables(fresh, key);
            refuseBroken(loaded);
            refuseWithoutGoodRow(fresh, loaded);
            staging.sources(fresh, loaded);
            var identity = new Identity(folder, registry, staging);
            identity.resolve();
            var conform = new Conform(spark.get(), folder, warehouse.buckets(), settings.isSmall(), progress);
            conform.identity(identity.links());
            staging.core(conform, isUnfinished || identity.hasMovedLearners(), fresh, registry);
            isStaged = true;
            return loaded;
        } finally {
            if (!isStaged) {
                staging.clear(fresh);
            }
        }
    }

    private Map<String, List<LoadedTable>> loadTables(Map<String, Delivery> fresh, TokenKey key) {
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
                    settings.today()));
        }));
        var context = JavaSparkContext.fromSparkContext(spark.get().sparkContext());
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

            return byDelivery;
        } finally {
            broadcast.destroy();
        }
    }

    private static void refuseBroken(Map<String, List<LoadedTable>> loaded) {
        var failures = loaded.values().stream()
                .flatMap(List::stream)
                .map(LoadedTable::failure)
                .filter(failure -> !failure.isEmpty())
                .toList();

        if (!failures.isEmpty()) {
            throw new WarehouseException(String.join("\n", failures) + "\nNothing was loaded.");
        }
    }

    /** Rows are set aside one by one; when none is left, the files are wrong as a whole and not their rows. */
    private static void refuseWithoutGoodRow(Map<String, Delivery> fresh, Map<String, List<LoadedTable>> loaded) {
        var tables = loaded.values().stream().flatMap(List::stream).toList();
        var isAllBad = tables.stream().allMatch(table -> table.rowsIn() == table.quarantined());
        var rows = tables.stream().mapToLong(LoadedTable::rowsIn).sum();

        if (rows == 0 || !isAllBad) {
            return;
        }

        var files = fresh.values().stream()
                .flatMap(delivery -> delivery.fileNames().stream())
                .limit(SHOWN_FILES)
                .collect(Collectors.joining(", "));
        var rules = new TreeMap<String, Long>();
        tables.forEach(table -> table.rules().forEach((rule, count) -> rules.merge(rule, count, Long::sum)));
        throw new WarehouseException(files + ": none of " + rows + " rows keeps its contract; broken rules: "
                + rules.entrySet().stream()
                        .map(rule -> rule.getKey() + " (" + rule.getValue() + ")")
                        .collect(Collectors.joining(", "))
                + ". Nothing was loaded. 'lastmile contract check FILE' shows the first rows.");
    }
}
