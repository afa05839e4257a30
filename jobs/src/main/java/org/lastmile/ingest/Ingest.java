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
import org.apache.spark.api.java.JavaSparkContext;
import org.lastmile.bucket.Steps;
import org.lastmile.contract.Contracts;
import org.lastmile.contract.WarehouseException;
import org.lastmile.warehouse.PartnershipFolder;
import org.lastmile.warehouse.Registry;
import org.lastmile.warehouse.Scopes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads deliveries: recognised by contract, judged and tokenised row by row, conformed to core tables, and committed
 * only when everything is written. A delivery is loaded wholly or not at all; the same bytes again change nothing.
 */
public final class Ingest {
    private static final Logger LOG = LoggerFactory.getLogger(Ingest.class);

    private final PartnershipFolder folder;
    private final Supplier<JavaSparkContext> spark;
    private final Settings settings;
    private final Steps progress;

    /**
     * What a call may set.
     *
     * @param buckets         learner buckets of a new warehouse
     * @param declared        what the caller says of the deliveries
     * @param today           day on which expiry is judged
     * @param partBytes       fewest bytes of a part of a large file, see {@link FileParts}
     */
    public record Settings(int buckets, Declared declared, LocalDate today, long partBytes) {
        private static final long PART_BYTES = 32L << 20;

        public Settings(int buckets, Declared declared, LocalDate today) {
            this(buckets, declared, today, PART_BYTES);
        }
    }

    /**
     * What a call loads, and into what.
     *
     * @param deliveries   by id; the warehouse has none of them
     * @param mustRenew    whether commits of an earlier call were cut off, or an earlier version wrote the core tables
     */
    private record Load(
            Map<String, Delivery> deliveries,
            TokenKey key,
            Warehouse warehouse,
            Registry registry,
            boolean mustRenew) {}

    /**
     * @param spark    opened only when there is something new to load
     * @param progress told each step in words
     */
    public Ingest(PartnershipFolder folder, Supplier<JavaSparkContext> spark, Settings settings, Steps progress) {
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
        var known = Contracts.ofSources(Optional.of(folder.overrides("contracts")));
        var contracts = settings.declared().source().map(known::only).orElse(known);
        var found = Recognition.find(paths, contracts);
        found.leftOut().forEach(line -> progress.step("left out " + line));
        var key = TokenKey.read(folder.tokenKey());
        TokenizedHeader.refuseOtherKeys(found.deliveries(), key, Tombstones.read(folder));

        try (var lock = WarehouseLock.take(folder, progress)) {
            var warehouse = Warehouse.open(folder, key, settings.buckets());
            var registry = Registry.read(folder);
            lock.endCommitted(registry);
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
                var mustRenew = lock.isUnfinished() || CoreRenewal.isDue(folder);
                reports.addAll(commit(new Load(fresh, key, warehouse, registry, mustRenew), lock));
            }

            return reports;
        }
    }

    private static DeliveryReport unchanged(String id, Delivery delivery) throws IOException {
        return new DeliveryReport(id, delivery.contract().id(), Recognised.of(delivery), false, List.of(), List.of());
    }

    private List<DeliveryReport> commit(Load load, WarehouseLock lock) throws IOException, SQLException {
        var transactions = load.deliveries().keySet().stream()
                .map(load.registry()::transaction)
                .toList();
        var staging = new Staging(folder, Staging.callId(transactions));
        var loaded = stage(load, staging);
        progress.step("committing");
        load.warehouse().keep(folder);
        lock.begin(load.deliveries().keySet());
        var reports = new Commit(folder, staging, load.registry(), settings.declared()).all(load.deliveries(), loaded);
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
    private LoadedTables stage(Load load, Staging staging) throws IOException, SQLException {
        var fresh = load.deliveries();
        var leftovers = new Leftovers(folder);
        var isStaged = false;

        try {
            leftovers.clear(fresh.keySet());
            var rows = new LoadTasks(folder, spark.get(), settings.today(), settings.partBytes(), progress)
                    .run(fresh, load.key(), load.registry());
            rows.refuseBad(fresh.values());
            var promises = new Promises(load.registry(), Scopes.read(folder), settings.today());
            var loaded = rows.withBroken(promises.check(fresh, rows, settings.declared()));
            staging.sources(fresh, loaded);
            var identity = new Identity(folder, load.registry(), staging);
            identity.resolve();
            var conform = new Conform(folder, load.warehouse().buckets(), identity.learners(), progress);
            staging.core(conform, load.mustRenew() || identity.hasMovedLearners(), fresh, load.registry());
            isStaged = true;
            return loaded;
        } finally {
            if (!isStaged) {
                leftovers.clear(fresh.keySet());
            }
        }
    }
}
