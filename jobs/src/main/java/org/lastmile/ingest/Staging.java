package org.lastmile.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.lastmile.bucket.ParquetFiles;
import org.lastmile.contract.Contract;
import org.lastmile.contract.Contracts;
import org.lastmile.contract.Sha256;
import org.lastmile.warehouse.DataFile;
import org.lastmile.warehouse.Duck;
import org.lastmile.warehouse.PartnershipFolder;
import org.lastmile.warehouse.Registry;
import org.lastmile.warehouse.TableSnapshot;

/** What a call has written and not yet committed: readers do not see it. */
final class Staging {
    private static final String QUARANTINE = "quarantine";

    private static final int CALL_DIGITS = 16;

    private final PartnershipFolder folder;
    private final String call;
    private final Map<String, List<Staged>> sources = new TreeMap<>();
    private final List<Staged> core = new ArrayList<>();
    private final Map<String, Map<String, List<Path>>> files = new LinkedHashMap<>();
    private final List<Staged> identity = new ArrayList<>();
    private boolean replacesCore;

    /** @param call short name of the call, see {@link #callId} */
    Staging(PartnershipFolder folder, String call) {
        this.folder = folder;
        this.call = call;
    }

    /**
     * Short name of a call: the same for the same work, so that a call that was cut off finds what it has done.
     *
     * @param transactions ids under which its deliveries are committed
     */
    static String callId(Collection<String> transactions) {
        return Sha256.of(String.join(" ", transactions.stream().sorted().toList()))
                .substring(0, CALL_DIGITS);
    }

    String call() {
        return call;
    }

    static Path sourceTable(PartnershipFolder folder, Contract contract, String table) {
        return folder.table("source", contract.id() + "_" + table);
    }

    static Path sourceFolder(PartnershipFolder folder, Contract contract, String table, String deliveryId) {
        return sourceTable(folder, contract, table).resolve(Registry.folder(deliveryId));
    }

    static Path reasons(PartnershipFolder folder, Contract contract, String table, String deliveryId) {
        return folder.table("source", QUARANTINE)
                .resolve(Registry.folder(deliveryId))
                .resolve(contract.id() + "_" + table + ".parquet");
    }

    /** Notes the source tables that the tasks have written. */
    void sources(Map<String, Delivery> deliveries, LoadedTables loaded) throws SQLException {
        try (var duck = Duck.open(1, "512MB")) {
            for (var delivery : deliveries.entrySet()) {
                var contract = delivery.getValue().contract();
                var staged = new ArrayList<Staged>();
                var paths = new TreeMap<String, List<Path>>();

                for (var table : loaded.of(delivery.getKey())) {
                    var path = table.files().get(0);
                    var reasons = Path.of(table.reasons().get(0).path());
                    staged.add(new Staged(
                            sourceTable(folder, contract, table.table()),
                            ParquetFiles.schema(duck, Duck.parquet(List.of(path))),
                            table.accepted()));
                    staged.add(new Staged(
                            folder.table("source", QUARANTINE),
                            ParquetFiles.schema(duck, Duck.parquet(List.of(reasons))),
                            table.reasons()));
                    paths.put(table.table(), table.files());
                }

                sources.put(delivery.getKey(), staged);
                files.put(delivery.getKey(), paths);
            }
        }
    }

    /**
     * Conforms the new deliveries, or all of them anew.
     *
     * @param isAnew whether the rows loaded already do not stand where they should: learners have moved to other
     *               buckets, or a call was cut off
     */
    void core(Conform conform, boolean isAnew, Map<String, Delivery> fresh, Registry registry)
            throws IOException, SQLException {
        replacesCore = isAnew;
        var run = new CoreRun(folder, call, fresh.keySet()).name(isAnew);

        if (isAnew) {
            var contracts = Contracts.ofSources(Optional.of(folder.overrides("contracts")));

            for (var entry : registry.entries()) {
                var contract = contracts.contract(entry.source());
                core.addAll(conform.conform(
                        contract, entry.deliveryId(), committedFiles(contract, entry.deliveryId()), run));
            }
        }

        for (var delivery : fresh.entrySet()) {
            core.addAll(conform.conform(
                    delivery.getValue().contract(),
                    delivery.getKey(),
                    files.getOrDefault(delivery.getKey(), Map.of()),
                    run));
        }
    }

    private Map<String, List<Path>> committedFiles(Contract contract, String deliveryId) {
        var paths = new TreeMap<String, List<Path>>();
        var marker = "/" + Registry.folder(deliveryId) + "/";

        for (var table : contract.tables()) {
            var found = TableSnapshot.newest(sourceTable(folder, contract, table.name())).stream()
                    .flatMap(snapshot -> snapshot.files().stream())
                    .map(DataFile::path)
                    .filter(path -> path.toString().contains(marker))
                    .toList();

            if (!found.isEmpty()) {
                paths.put(table.name(), found);
            }
        }

        return paths;
    }

    /** New Parquet files by delivery and table of its contract. */
    Map<String, Map<String, List<Path>>> files() {
        return files;
    }

    List<Staged> sourcesOf(String deliveryId) {
        return sources.getOrDefault(deliveryId, List.of());
    }

    List<Staged> core() {
        return core;
    }

    void identity(Staged links) {
        identity.add(links);
    }

    /** The tables of links between identifiers that have changed. */
    List<Staged> identity() {
        return identity;
    }

    boolean replacesCore() {
        return replacesCore;
    }
}
