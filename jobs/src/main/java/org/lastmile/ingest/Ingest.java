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
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
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

    private final PartnershipFolder folder;
    private final Supplier<SparkSession> spark;
    private final Settings settings;
    private final Consumer<String> progress;

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
    public Ingest(
            PartnershipFolder folder, Supplier<SparkSession> spark, Settings settings, Consumer<String> progress) {
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
        found.ignored().forEach(name -> progress.accept("left out " + name + ": no contract knows it"));
        var key = TokenKey.read(folder.tokenKey());

        try (var lock = WarehouseLock.take(folder)) {
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
        progress.accept("committing");
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
            boolean isAfterCutOff)
            throws IOException, SQLException {
        var isStaged = false;

        try {
            staging.clear(fresh);
            var loaded = loadTables(fresh, key);
            refuseBroken(loaded);
            staging.sources(fresh, loaded);
            var identity = new Identity(folder, registry, staging);
            identity.resolve();
            progress.accept("conforming to core tables");
            var conform = new Conform(spark.get(), folder, warehouse.buckets(), settings.isSmall());
            conform.identity(identity.links());
            staging.core(conform, isAfterCutOff || identity.hasMovedLearners(), fresh, registry);
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
            progress.accept("loading " + delivery.contract().id() + "." + table + " ("
                    + String.join(
                            ", ", files.stream().map(SourceFile::name).limit(3).toList())
                    + (files.size() > 3 ? " and " + (files.size() - 3) + " more" : "") + ")");
            tasks.add(new LoadTask(
                    id,
                    delivery.contract(),
                    table,
                    files,
                    Staging.sourceFolder(folder, delivery.contract(), table, id).toString(),
                    Staging.reasons(folder, delivery.contract(), table, id).toString(),
                    settings.today()));
        }));
        var context = JavaSparkContext.fromSparkContext(spark.get().sparkContext());
        var broadcast = context.broadcast(key);

        try {
            var loaded = context.parallelize(tasks, tasks.size())
                    .map(task -> TableLoader.load(task, broadcast.value()))
                    .collect();
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
}
