package org.lastmile.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.lastmile.contract.WarehouseException;
import org.lastmile.warehouse.PartnershipFolder;

/**
 * The marker of commits that have begun and not ended, a line for each piece of work. What a call that was cut off has
 * left says who may complete it.
 */
record Unfinished(Path warehouse) {
    /** Stands for no delivery where one is asked for. */
    static final String NO_DELIVERY = "";

    private static final String WITHDRAWAL = "withdraw ";
    private static final String RENEWAL = "core tables";

    static Unfinished in(PartnershipFolder folder) {
        return new Unfinished(folder.warehouse());
    }

    private Path file() {
        return warehouse.resolve(".unfinished");
    }

    boolean exists() {
        return Files.exists(file());
    }

    /** Deliveries, or what else was begun; nothing when no call was cut off. */
    List<String> work() throws IOException {
        return exists() ? Files.readAllLines(file()) : List.of();
    }

    boolean isRenewal() throws IOException {
        return work().equals(List.of(RENEWAL));
    }

    void begin(Collection<String> work) throws IOException {
        Files.writeString(file(), String.join("\n", work));
    }

    void beginWithdrawal(String deliveryId) throws IOException {
        begin(List.of(WITHDRAWAL + deliveryId));
    }

    void beginRenewal() throws IOException {
        begin(List.of(RENEWAL));
    }

    void end() throws IOException {
        Files.deleteIfExists(file());
    }

    /**
     * A delivery that is half taken back is named as withdrawn and still counts: another command that completes its own
     * commits must not leave it so.
     */
    void refuseWithdrawalBut(String deliveryId) throws IOException {
        for (var work : work()) {
            var id = work.startsWith(WITHDRAWAL) ? work.substring(WITHDRAWAL.length()) : deliveryId;

            if (!id.equals(deliveryId)) {
                throw new WarehouseException(warehouse + ": the withdrawal of delivery '" + id + "' was cut off; run"
                        + " 'lastmile ingest --withdraw " + id + " --reason TEXT', which completes it.");
            }
        }
    }

    /** @throws WarehouseException if commits were cut off and not yet completed */
    void refuse() throws IOException {
        refuseWithdrawalBut(NO_DELIVERY);

        if (isRenewal()) {
            throw new WarehouseException(warehouse + ": core tables were being made anew and that was cut off; run"
                    + " 'lastmile build', which completes it.");
        }

        if (exists()) {
            throw new WarehouseException(warehouse + ": a command was cut off between its commits; run the same command"
                    + " again (ingest, or one of identity), which completes it.");
        }
    }
}
