package org.lastmile.ingest;

import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lastmile.bucket.Steps;
import org.lastmile.contract.Contracts;
import org.lastmile.contract.WarehouseException;
import org.lastmile.warehouse.PartnershipFolder;
import org.lastmile.warehouse.Registry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a delivery back as if it had never come: the core tables are made anew from the other deliveries, then its rows,
 * its reasons in quarantine and its files go away. Editions stay as they are. A call that was cut off is completed by the
 * same call, and the same bytes may be loaded again.
 */
public final class Withdraw {
    private static final Logger LOG = LoggerFactory.getLogger(Withdraw.class);

    private final PartnershipFolder folder;
    private final LocalDate today;
    private final Steps progress;

    /** @param today day that is written beside the reason */
    public Withdraw(PartnershipFolder folder, LocalDate today, Steps progress) {
        this.folder = folder;
        this.today = today;
        this.progress = progress;
    }

    /**
     * Takes a delivery back.
     *
     * @throws WarehouseException if there is no such delivery
     */
    public void run(String deliveryId, String reason) throws IOException, SQLException {
        var warehouse = Warehouse.existing(folder);

        try (var lock = WarehouseLock.takeToWithdraw(folder, deliveryId, progress)) {
            var registry = Registry.read(folder);
            refuseUnknown(registry, deliveryId);
            var others = registry.without(deliveryId);
            var number = registry.withdrawals().size();
            var staging = new Staging(folder, Staging.callId(List.of("withdraw", deliveryId, "" + number)));
            stage(staging, others, warehouse.buckets());
            progress.step("committing");
            lock.beginWithdrawal(deliveryId);
            new Commit(folder, staging, others, Declared.nothing()).core();
            var removal = new Removal(folder, deliveryId, staging.call());
            removal.note(registry, today, reason);
            removal.forget();
            removal.delete(Contracts.ofSources(Optional.of(folder.overrides("contracts"))));
            new Leftovers(folder).clearCore();
            lock.end();
            LOG.info(
                    "withdrawn {}: {} deliveries stay",
                    deliveryId,
                    others.entries().size());
        }
    }

    private void stage(Staging staging, Registry others, int buckets) throws IOException, SQLException {
        var isStaged = false;

        try {
            var identity = new Identity(folder, others, staging);
            identity.resolve();
            var conform = new Conform(folder, buckets, identity.learners(), progress);
            staging.core(conform, true, Map.of(), others);
            isStaged = true;
        } finally {
            if (!isStaged) {
                new Leftovers(folder).clearCore();
            }
        }
    }

    private static void refuseUnknown(Registry registry, String deliveryId) {
        var isKnown = registry.holds(deliveryId)
                || registry.withdrawals().stream()
                        .anyMatch(withdrawal -> withdrawal.deliveryId().equals(deliveryId));

        if (!isKnown) {
            throw new WarehouseException(
                    "Delivery '" + deliveryId + "' is unknown; 'lastmile status' lists those" + " that are loaded.");
        }
    }
}
