package org.lastmile.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.lastmile.bucket.ParquetFiles;
import org.lastmile.bucket.TableWriter;
import org.lastmile.warehouse.Duck;
import org.lastmile.warehouse.PartnershipFolder;
import org.lastmile.warehouse.Registry;

/** Writes the tables that say which deliveries count, and up to which day each has observed its partners. */
final class DeliveryRegister {
    private static final String ALL_PARTNERS = "*";

    private final PartnershipFolder folder;
    private final Registry registry;
    private final Optional<LocalDate> declared;
    private final TableWriter writer;

    /** @param declared last day that the deliveries cover; empty: the newest event of each partner */
    DeliveryRegister(PartnershipFolder folder, Registry registry, Optional<LocalDate> declared, TableWriter writer) {
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
            Duck.execute(
                    duck,
                    "create table coverage (delivery_id varchar, source varchar, partner_key varchar,"
                            + " observed_through date, is_assumed boolean)");
            var sequence = registry.nextSequence();

            for (var delivery : deliveries.entrySet()) {
                var report = report(delivery.getKey(), delivery.getValue(), loaded);
                insertDelivery(duck, report, delivery.getValue(), sequence++);
                insertCoverage(duck, report);
                reports.add(report);
            }

            write(duck, "coverage", call);
            write(duck, "delivery", call);
        }

        return reports;
    }

    private void write(Connection duck, String table, String call) throws SQLException, IOException {
        var path = folder.table("source", table);
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
            insert.setString(5, String.join(", ", report.files()));
            insert.setLong(6, report.rowsIn());
            insert.setLong(7, report.accepted());
            insert.setLong(8, report.quarantined());
            insert.setLong(9, report.supporting());
            insert.executeUpdate();
        }
    }

    private void insertCoverage(Connection duck, DeliveryReport report) throws SQLException {
        try (var insert = duck.prepareStatement("insert into coverage values (?, ?, ?, ?, ?)")) {
            insert.setString(1, report.deliveryId());
            insert.setString(2, report.source());

            if (declared.isPresent()) {
                insert(insert, ALL_PARTNERS, declared.get(), false);
                return;
            }

            for (var partner : report.observed().entrySet()) {
                insert(insert, partner.getKey(), partner.getValue(), true);
            }
        }
    }

    private static void insert(PreparedStatement insert, String partner, LocalDate day, boolean isAssumed)
            throws SQLException {
        insert.setString(3, partner);
        insert.setObject(4, day);
        insert.setBoolean(5, isAssumed);
        insert.executeUpdate();
    }

    private static DeliveryReport report(String id, Delivery delivery, LoadedTables loaded) {
        var tables = loaded.of(id);
        var rules = new TreeMap<String, Long>();
        var unknown = new TreeMap<String, Long>();
        var observed = new TreeMap<String, LocalDate>();

        for (var table : tables) {
            table.rules().forEach((rule, rows) -> rules.merge(table.table() + ": " + rule, rows, Long::sum));
            table.unknown().forEach((column, rows) -> unknown.put(table.table() + "." + column, rows));
        }

        observe(tables, observed);
        var rowsIn = tables.stream().mapToLong(LoadedTable::rowsIn).sum();
        var quarantined = tables.stream().mapToLong(LoadedTable::quarantined).sum();
        return new DeliveryReport(
                id,
                delivery.contract().id(),
                delivery.fileNames(),
                true,
                rowsIn,
                rowsIn - quarantined,
                quarantined,
                tables.stream().mapToLong(LoadedTable::supporting).sum(),
                rules,
                unknown,
                observed);
    }

    /**
     * All partners of a delivery are known up to its newest event: a small partner may have had a quiet week. A source
     * is known up to the day that all its tables reach: registrations alone do not prove attendances.
     */
    private static void observe(List<LoadedTable> tables, Map<String, LocalDate> observed) {
        for (var table : tables) {
            table.observed().values().stream()
                    .max(Long::compare)
                    .map(LocalDate::ofEpochDay)
                    .ifPresent(newest -> table.observed()
                            .keySet()
                            .forEach(partner -> observed.merge(
                                    partner, newest, (left, right) -> left.isBefore(right) ? left : right)));
        }
    }
}
