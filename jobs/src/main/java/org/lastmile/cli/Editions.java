package org.lastmile.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.lastmile.contract.WarehouseException;
import org.lastmile.release.EditionFolder;
import org.lastmile.release.Period;
import org.lastmile.warehouse.PartnershipFolder;

/** Finds the sealed edition that a command reads. */
final class Editions {
    private Editions() {}

    /** @throws WarehouseException if nothing was released yet */
    static Path newest(PartnershipFolder folder) {
        return EditionFolder.newest(folder.editions()).orElseThrow(() -> missing(folder, ""));
    }

    /** @throws WarehouseException if nothing was released for the quarter */
    static Path newest(PartnershipFolder folder, Period quarter) {
        return EditionFolder.newest(folder.editions(), quarter)
                .orElseThrow(() -> missing(folder, " for quarter " + quarter));
    }

    /** The named edition, or the newest one. */
    static Path chosen(PartnershipFolder folder, Optional<String> id) {
        return id.map(name -> EditionFolder.find(folder.editions(), name)).orElseGet(() -> newest(folder));
    }

    private static WarehouseException missing(PartnershipFolder folder, String which) {
        return new WarehouseException(folder.editions() + ": nothing was released" + which
                + " yet; run 'lastmile build' and 'lastmile release --quarter 2026Q3'.");
    }
}
