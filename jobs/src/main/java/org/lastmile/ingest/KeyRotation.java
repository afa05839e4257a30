package org.lastmile.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lastmile.bucket.OldVersions;
import org.lastmile.bucket.Steps;
import org.lastmile.contract.WarehouseException;
import org.lastmile.release.SealedFile;
import org.lastmile.warehouse.PartnershipFolder;
import org.lastmile.warehouse.Registry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts a new token key in the place of the old one: every stored token is wrapped with it, core tables are made anew with
 * the keys that follow, marts and measures go away until the next build, and old versions are closed, so that whoever has
 * the old key alone finds nobody in these tables. The same identifier leads to the same learner afterwards. What was cut
 * off is completed by the same call; the old key stays until all is done.
 */
public final class KeyRotation {
    private static final Logger LOG = LoggerFactory.getLogger(KeyRotation.class);
    private static final List<String> WRAPPED = List.of("source", "core");
    private static final List<String> DERIVED = List.of("measure", "mart");

    private final PartnershipFolder folder;
    private final Steps progress;

    /**
     * What a rotation has done.
     *
     * @param keyId    of the new key
     * @param wrapped  files of source tables that hold tokens
     * @param closed   versions of source and core tables that cannot be read any more
     * @param searched files of the warehouse, none of which holds a token of an older key
     */
    public record Report(String keyId, long wrapped, long closed, long searched) {}

    public KeyRotation(PartnershipFolder folder, Steps progress) {
        this.folder = folder;
        this.progress = progress;
    }

    /** @throws WarehouseException if another command was cut off: it needs the old key to be completed */
    public Report run() throws IOException, SQLException {
        var old = TokenKey.read(folder.tokenKey());

        try (var lock = WarehouseLock.takeToErase(folder, progress)) {
            WarehouseLock.refusePendingErasure(folder);
            Unfinished.in(folder).refuse();
            var next = WarehouseLock.nextKey(folder);
            refuseOtherKey(old, next);
            old.createNext(next);
            var key = TokenKey.read(next);
            var report = Warehouse.exists(folder) ? rotate(key) : new Report(key.id(), 0, 0, 0);
            Files.move(next, folder.tokenKey(), StandardCopyOption.ATOMIC_MOVE);
            LOG.info(
                    "rotated to key {}: {} files wrapped, {} versions closed",
                    key.id(),
                    report.wrapped(),
                    report.closed());
            return report;
        }
    }

    /** A warehouse that another key has filled would be taken for one that is wrapped already. */
    private void refuseOtherKey(TokenKey old, Path next) throws IOException {
        if (Warehouse.exists(folder)) {
            var keyId = Warehouse.existing(folder).keyId();

            if (!Files.exists(next) || !TokenKey.read(next).id().equals(keyId)) {
                Warehouse.open(folder, old, 1);
            }
        }
    }

    private Report rotate(TokenKey key) throws IOException, SQLException {
        var tokens = new Tokens(key);
        SealedFile.delete(folder.warehouse().resolve(".scratch"));

        for (var zone : DERIVED) {
            progress.step("removing " + zone);
            SealedFile.delete(folder.zone(zone));
        }

        var wrapping = new TokenWrapping(tokens);
        wrap(new DecisionWrapping(tokens, wrapping));

        for (var table : tables("source")) {
            progress.step("wrapping tokens of " + folder.warehouse().relativize(table));
            wrapping.of(table);
        }

        conform(key);
        Tombstones.rotate(folder, key);
        var closed = close();
        progress.step("searching every file");
        var searched = TokenSearch.refuseOld(folder.warehouse(), key);
        Warehouse.existing(folder).rotate(folder, key);
        return new Report(key.id(), wrapping.written(folder.zone("source")), closed, searched);
    }

    private void wrap(DecisionWrapping decisions) throws IOException, SQLException {
        var leftOut = decisions.of(IdentityDecisions.table(folder), tables("source"));

        if (leftOut > 0) {
            progress.step("left out " + leftOut + " decisions about identifiers that no delivery holds");
        }
    }

    private long close() throws IOException {
        var closed = 0L;

        for (var zone : WRAPPED) {
            for (var table : tables(zone)) {
                progress.step("closing old versions of " + folder.warehouse().relativize(table));
                closed += OldVersions.close(table);
            }
        }

        return closed;
    }

    /** Keys of learners are the beginnings of tokens, and with them rows move to other buckets. */
    private void conform(TokenKey key) throws IOException, SQLException {
        var registry = Registry.read(folder);
        var staging = new Staging(folder, Staging.callId(List.of("rotate", key.id())));
        var identity = new Identity(folder, registry, staging);
        progress.step("linking identifiers");
        identity.resolve();
        var conform = new Conform(folder, Warehouse.existing(folder).buckets(), identity.learners(), progress);
        staging.core(conform, true, Map.of(), registry);
        progress.step("committing");
        new Commit(folder, staging, registry, Declared.nothing()).core();
    }

    private List<Path> tables(String zone) throws IOException {
        var tables = new ArrayList<Path>();

        if (Files.isDirectory(folder.zone(zone))) {
            try (var list = Files.list(folder.zone(zone))) {
                tables.addAll(list.filter(Files::isDirectory).sorted().toList());
            }
        }

        return tables;
    }
}
