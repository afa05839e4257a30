package org.lastmile.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lastmile.bucket.ParquetFiles;
import org.lastmile.bucket.TableWriter;
import org.lastmile.warehouse.Duck;
import org.lastmile.warehouse.PartnerQuality;
import org.lastmile.warehouse.PartnershipFolder;
import org.lastmile.warehouse.Registry;
import org.lastmile.warehouse.TableSnapshot;

/** Writes the tables that say which deliveries count, what became of their rows, and which days they cover. */
final class DeliveryRegister {
    private final PartnershipFolder folder;
    private final Registry registry;
    private final Declared declared;
    private final TableWriter writer;

    DeliveryRegister(PartnershipFolder folder, Registry registry, Declared declared, TableWriter writer) {
        this.folder = folder;
        this.registry = registry;
        this.declared = declared;
        this.writer = writer;
    }

    /** Writes down what these deliveries brought; after this commit they count. */
    List<DeliveryReport> add(Map<String, Delivery> deliveries, LoadedTables loaded, String call)
            throws SQLException, IOException {
        var reports = new ArrayList<DeliveryReport>();

        try (var duck = Duck.open(1, "512MB")) {
            Duck.execute(
                    duck,
                    "create table delivery (delivery_id varchar, sequence bigint, source varchar,"
                            + " contract_version varchar, files varchar, rows_in bigint, rows_accepted bigint,"
                            + " rows_quarantined bigint, documents_supporting bigint)");
            DeliveryDays.create(duck);
            DeliveryQuality.create(duck);
            var days = new DeliveryDays(declared);
            var sequence = registry.nextSequence();

            for (var delivery : deliveries.entrySet()) {
                var report = report(delivery.getKey(), delivery.getValue(), loaded);
                insertDelivery(duck, report, delivery.getValue(), sequence++);
                days.insert(duck, report.deliveryId(), delivery.getValue().contract(), loaded.of(report.deliveryId()));
                DeliveryQuality.insert(duck, report, loaded.of(report.deliveryId()));
                reports.add(report);
            }

            for (var table : List.of("quality", PartnerQuality.TABLE, "scope", "coverage", "delivery")) {
                write(duck, table, call);
            }
        }

        return reports;
    }

    private void write(Connection duck, String table, String call) throws SQLException, IOException {
        var path = folder.table("source", table);

        if (TableSnapshot.newest(path).map(known -> known.holds(call)).orElse(false)) {
            // Of a call that was cut off: the file is part of the table and stays as it is.
            return;
        }

        var file = path.resolve(Registry.folder(call)).resolve(table + ".parquet");
        Files.createDirectories(file.getParent());
        var written = ParquetFiles.write(duck, table, file, -1);
        writer.append(path, ParquetFiles.schema(duck, table), List.of(written), call);
    }

    private static void insertDelivery(Connection duck, DeliveryReport report, Delivery delivery, long sequence)
            throws SQLException {
        try (var insert = duck.prepareStatement("insert into delivery values (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, report.deliveryId());
            insert.setLong(2, sequence);
            insert.setString(3, report.source());
            insert.setString(4, delivery.contract().version());
            insert.setString(5, String.join(", ", delivery.fileNames()));
            insert.setLong(6, report.rowsIn());
            insert.setLong(7, report.accepted());
            insert.setLong(8, report.quarantined());
            insert.setLong(9, report.supporting());
            insert.executeUpdate();
        }
    }

    private static DeliveryReport report(String id, Delivery delivery, LoadedTables loaded) throws IOException {
        var source = delivery.contract().id();
        var broken = loaded.broken().getOrDefault(id, List.of());
        var quality = DeliveryQuality.of(id, source, loaded.of(id));
        broken.forEach(promise -> quality.add(promise.quality()));
        return new DeliveryReport(
                id,
                source,
                Recognised.of(delivery),
                true,
                quality,
                broken.stream().map(Promises.Broken::words).toList());
    }
}
