package org.lastmile.ingest;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import org.lastmile.bucket.Steps;
import org.lastmile.contract.WarehouseException;
import org.lastmile.warehouse.PartnershipFolder;
import org.lastmile.warehouse.Registry;

/**
 * One writer at a time: a second one waits. A marker beside the lock tells that commits have begun and not ended; the
 * tables are readable as they were, and the same command again completes them.
 */
public final class WarehouseLock implements AutoCloseable {
    private final FileChannel channel;
    private final FileLock lock;
    private final Unfinished unfinished;

    private WarehouseLock(FileChannel channel, FileLock lock, Unfinished unfinished) {
        this.channel = channel;
        this.lock = lock;
        this.unfinished = unfinished;
    }

    /**
     * Waits until no other process writes into this warehouse.
     *
     * @param progress told when there is something to wait for
     * @throws WarehouseException if an erasure, a rotation of the key or a withdrawal was cut off: what it has not
     *                            reached yet must not be used
     */
    public static WarehouseLock take(PartnershipFolder folder, Steps progress) throws IOException {
        return take(folder, progress, Unfinished.NO_DELIVERY);
    }

    /** The lock for the one who may complete the withdrawal of a delivery. */
    static WarehouseLock takeToWithdraw(PartnershipFolder folder, String deliveryId, Steps progress)
            throws IOException {
        return take(folder, progress, deliveryId);
    }

    private static WarehouseLock take(PartnershipFolder folder, Steps progress, String withdrawn) throws IOException {
        var lock = takeToErase(folder, progress);

        try {
            refusePendingErasure(folder);
            refusePendingRotation(folder);
            Unfinished.in(folder).refuseWithdrawalBut(withdrawn);
            return lock;
        } catch (WarehouseException refused) {
            lock.close();
            throw refused;
        }
    }

    /** @throws WarehouseException if an erasure was cut off and not yet completed */
    public static void refusePendingErasure(PartnershipFolder folder) {
        if (Files.exists(pendingErasure(folder))) {
            throw new WarehouseException(folder.warehouse() + ": an erasure was cut off; run 'lastmile erase --resume',"
                    + " which completes it.");
        }
    }

    /** The work of an erasure, from before its first change to after its last one. */
    public static Path pendingErasure(PartnershipFolder folder) {
        return folder.erasures().resolve(".pending");
    }

    /** The lock for the one who may complete an erasure. */
    public static WarehouseLock takeToErase(PartnershipFolder folder, Steps progress) throws IOException {
        Files.createDirectories(folder.warehouse());
        var channel = FileChannel.open(
                folder.warehouse().resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var lock = channel.tryLock();

        if (lock == null) {
            progress.step("waiting for another command that writes into " + folder.warehouse());
            lock = channel.lock();
        }

        return new WarehouseLock(channel, lock, Unfinished.in(folder));
    }

    /** @throws WarehouseException if a rotation of the token key was cut off and not yet completed */
    static void refusePendingRotation(PartnershipFolder folder) {
        if (Files.exists(nextKey(folder))) {
            throw new WarehouseException(folder.warehouse() + ": a rotation of the token key was cut off; run 'lastmile"
                    + " key rotate' again, which completes it.");
        }
    }

    /** The key to be, from before the first change of a rotation to after its last one. */
    static Path nextKey(PartnershipFolder folder) {
        return folder.tokenKey().resolveSibling(folder.tokenKey().getFileName() + ".next");
    }

    /** The same, for the one who may complete the renewal of core tables. */
    public static void refuseUnfinishedButRenewal(PartnershipFolder folder) throws IOException {
        refusePendingRotation(folder);

        if (!Unfinished.in(folder).isRenewal()) {
            Unfinished.in(folder).refuse();
        }
    }

    /** @throws WarehouseException if commits or a rotation of the token key were cut off and not yet completed */
    public static void refuseUnfinished(PartnershipFolder folder) throws IOException {
        refusePendingRotation(folder);
        Unfinished.in(folder).refuse();
    }

    /** Whether commits of an earlier call were cut off. */
    boolean isUnfinished() {
        return unfinished.exists();
    }

    /** The marker names the deliveries, so that a call that was cut off behind its last commit can be told. */
    void begin(Collection<String> deliveryIds) throws IOException {
        unfinished.begin(deliveryIds);
    }

    /** From here on other commands are refused until the delivery is taken back. */
    void beginWithdrawal(String deliveryId) throws IOException {
        unfinished.beginWithdrawal(deliveryId);
    }

    void beginRenewal() throws IOException {
        unfinished.beginRenewal();
    }

    /** Removes the marker of a call that was cut off when all its commits were made. */
    void endCommitted(Registry registry) throws IOException {
        var ids = unfinished.work();

        if (!ids.isEmpty() && ids.stream().allMatch(registry::holds)) {
            end();
        }
    }

    void end() throws IOException {
        unfinished.end();
    }

    @Override
    public void close() throws IOException {
        lock.release();
        channel.close();
    }
}
