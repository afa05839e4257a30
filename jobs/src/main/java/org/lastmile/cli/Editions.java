package org.lastmile.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.lastmile.contract.WarehouseException;
import org.lastmile.release.EditionFolder;
import org.lastmile.release.Ledger;
import org.lastmile.release.Period;
import org.lastmile.warehouse.PartnershipFolder;

/** Finds the sealed edition that a command reads. */
final class Editions {
    private Editions() {}

    /** @throws WarehouseException if nothing was published yet */
    static Path newest(PartnershipFolder folder) {
        return EditionFolder.published(folder.editions())
                .orElseThrow(() -> missing(folder, EditionFolder.newest(folder.editions()), ""));
    }

    /** @throws WarehouseException if nothing was published for the quarter */
    static Path newest(PartnershipFolder folder, Period quarter) {
        return EditionFolder.published(folder.editions(), quarter)
                .orElseThrow(() ->
                        missing(folder, EditionFolder.newest(folder.editions(), quarter), " for quarter " + quarter));
    }

    private static WarehouseException missing(PartnershipFolder folder, Optional<Path> standing, String which) {
        if (standing.isEmpty()) {
            return new WarehouseException(folder.editions() + ": nothing was released" + which
                    + " yet; run 'lastmile build' and 'lastmile release --quarter 2026Q3'.");
        }

        var id = String.valueOf(standing.get().getFileName());
        return new WarehouseException(folder.editions() + ": nothing was published" + which + " yet; edition " + id
                + " is " + Ledger.read(folder.editions()).state(id).word()
                + ". Look at it with --edition " + id + ", or say 'lastmile edition --help' for how it is published.");
    }
}
