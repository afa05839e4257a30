package org.lastmile.ingest;

import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.lastmile.bucket.Steps;
import org.lastmile.contract.WarehouseException;
import org.lastmile.ingest.IdentityDecisions.Decision;
import org.lastmile.ingest.IdentityDecisions.Kind;
import org.lastmile.warehouse.PartnershipFolder;
import org.lastmile.warehouse.Registry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes apart two identifiers that were joined by rule, joins two that no rule joins, or leaves them to the rules again.
 * Facts of which the learner is
 * another now move: all deliveries are conformed anew, as when a delivery joins learners. A call that was cut off is
 * completed by the same call.
 */
public final class LinkDecision {
    private static final Logger LOG = LoggerFactory.getLogger(LinkDecision.class);

    private final PartnershipFolder folder;
    private final LocalDate today;
    private final Steps progress;

    /** @param today day that is written beside the reason */
    public LinkDecision(PartnershipFolder folder, LocalDate today, Steps progress) {
        this.folder = folder;
        this.today = today;
        this.progress = progress;
    }

    /**
     * Decides about a link.
     *
     * @param link as {@link LinkExplanation} names it
     * @return whether facts have moved
     * @throws WarehouseException if there is no such link
     */
    public boolean make(String link, Kind kind, String reason) throws IOException, SQLException {
        var warehouse = Warehouse.existing(folder);

        try (var lock = WarehouseLock.take(folder, progress)) {
            var decisions = new IdentityDecisions(folder);
            var decision = decision(link, kind, reason);
            var mustRenew = lock.isUnfinished() || CoreRenewal.isDue(folder);
            lock.begin(List.of("identity " + link));
            decisions.note(decision);
            var registry = Registry.read(folder);
            var staging = new Staging(folder, Staging.callId(List.of("identity", link, kind.name(), today.toString())));
            var hasMoved = stage(staging, registry, warehouse.buckets(), mustRenew);
            progress.step("committing");
            new Commit(folder, staging, registry, Declared.nothing()).core();
            new Leftovers(folder).clearCore();
            lock.end();
            LOG.info("identity {}: {}", link, kind);
            return hasMoved;
        }
    }

    private Decision decision(String link, Kind kind, String reason) throws SQLException {
        var earlier = new IdentityDecisions(folder).find(link);

        if (earlier.isPresent()) {
            return new Decision(earlier.get().one(), earlier.get().other(), kind, reason, today);
        }

        var found = DecidableLink.find(folder, link);
        var refusal = found.isEmpty() ? "is unknown" : found.get().refusal(kind);

        if (found.isEmpty() || !refusal.isEmpty()) {
            throw new WarehouseException(
                    "Link '" + link + "' " + refusal + "; 'lastmile identity explain' shows the links of one learner.");
        }

        return new Decision(found.get().one(), found.get().other(), kind, reason, today);
    }

    private boolean stage(Staging staging, Registry registry, int buckets, boolean mustRenew)
            throws IOException, SQLException {
        var isStaged = false;

        try {
            var identity = new Identity(folder, registry, staging);
            identity.resolve();

            if (mustRenew || identity.hasMovedLearners()) {
                var conform = new Conform(folder, buckets, identity.learners(), progress);
                staging.core(conform, true, Map.of(), registry);
            }

            isStaged = true;
            return identity.hasMovedLearners();
        } finally {
            if (!isStaged) {
                new Leftovers(folder).clearCore();
            }
        }
    }
}
