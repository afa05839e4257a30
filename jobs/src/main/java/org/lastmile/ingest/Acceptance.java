package org.lastmile.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.lastmile.bucket.ParquetFiles;
import org.lastmile.bucket.Steps;
import org.lastmile.bucket.TableWriter;
import org.lastmile.contract.Sha256;
import org.lastmile.contract.WarehouseException;
import org.lastmile.warehouse.Duck;
import org.lastmile.warehouse.PartnershipFolder;
import org.lastmile.warehouse.Registry;

/** Writes down that rows of a delivery which were set aside may stay out; the same note twice is one. */
public record Acceptance(PartnershipFolder folder, Steps progress) {
    private static final String TABLE = "acceptance";

    /** @throws WarehouseException if there is no such delivery, or none of its rows was set aside */
    public void note(String deliveryId, LocalDate today, String reason) throws IOException, SQLException {
        try (var lock = WarehouseLock.take(folder, progress);
                var duck = Duck.open(1, "256MB")) {
            var entry = Registry.read(folder).entries().stream()
                    .filter(any -> any.deliveryId().equals(deliveryId))
                    .findFirst()
                    .orElseThrow(() -> new WarehouseException("Delivery '" + deliveryId
                            + "' is unknown; 'lastmile status' lists those that are loaded."));

            if (entry.quarantined() == 0) {
                throw new WarehouseException("Delivery " + deliveryId + " has no row that was set aside.");
            }

            Duck.execute(
                    duck,
                    "create table acceptance as select " + Duck.literal(deliveryId) + " as delivery_id, date '" + today
                            + "' as accepted_on, " + Duck.literal(reason) + " as reason");
            var note = Sha256.of(deliveryId + "\n" + reason).substring(0, 16);
            var table = folder.table("source", TABLE);
            var file = table.resolve("a-" + note).resolve(TABLE + ".parquet");
            Files.createDirectories(file.getParent());
            var written = ParquetFiles.write(duck, TABLE, file, -1);
            new TableWriter().append(table, ParquetFiles.schema(duck, TABLE), List.of(written), note);
        }
    }
}
