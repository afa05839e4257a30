package org.lastmile.ingest;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.lastmile.bucket.Steps;
import org.lastmile.contract.Contract;
import org.lastmile.contract.Contracts;
import org.lastmile.contract.Table;
import org.lastmile.warehouse.PartnershipFolder;
import org.lastmile.warehouse.Registry;
import org.lastmile.warehouse.TableSnapshot;

/**
 * Makes core tables anew from the source tables when an earlier version of the program has written them: a column that
 * a contract has got since would be null in its rows, as if nobody had told it, and marts would count them otherwise.
 *
 * @param buckets learner buckets of the warehouse
 */
public record CoreRenewal(PartnershipFolder folder, int buckets, Steps progress) {
    private static final String ZONE = "core.";

    /** Whether a core table with rows lacks a column of its contract. */
    static boolean isDue(PartnershipFolder folder) {
        return Contracts.ofTables().all().stream()
                .filter(contract -> contract.id().startsWith(ZONE))
                .anyMatch(contract -> isOlder(folder, contract));
    }

    private static boolean isOlder(PartnershipFolder folder, Contract contract) {
        var table = contract.tables().get(0);
        return TableSnapshot.newest(folder.table("core", contract.id().substring(ZONE.length())))
                .filter(snapshot -> lacks(snapshot, table) && !snapshot.files().isEmpty())
                .isPresent();
    }

    private static boolean lacks(TableSnapshot snapshot, Table table) {
        var present = snapshot.schema().fieldNames();
        return table.columns().stream().anyMatch(column -> !present.contains(column.name()));
    }

    /** Does nothing when no table is older; one that was cut off is completed. */
    public void run(WarehouseLock lock) throws IOException, SQLException {
        if (!lock.isUnfinished() && !isDue(folder)) {
            return;
        }

        progress.step("making core tables anew, which an earlier version has written");
        var registry = Registry.read(folder);
        var staging = new Staging(folder, Staging.callId(List.of("renewal")));
        stage(staging, registry);
        progress.step("committing");
        lock.beginRenewal();
        new Commit(folder, staging, registry, Declared.nothing()).core();
        new Leftovers(folder).clearCore();
        lock.end();
    }

    private void stage(Staging staging, Registry registry) throws IOException, SQLException {
        var isStaged = false;

        try {
            var identity = new Identity(folder, registry, staging);
            identity.resolve();
            staging.core(new Conform(folder, buckets, identity.learners(), progress), true, Map.of(), registry);
            isStaged = true;
        } finally {
            if (!isStaged) {
                new Leftovers(folder).clearCore();
            }
        }
    }
}
