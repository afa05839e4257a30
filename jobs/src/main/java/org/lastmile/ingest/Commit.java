package org.lastmile.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.lastmile.bucket.NewFile;
import org.lastmile.bucket.ParquetFiles;
import org.lastmile.bucket.TableWriter;
import org.lastmile.warehouse.Duck;
import org.lastmile.warehouse.PartnershipFolder;
import org.lastmile.warehouse.Registry;
import org.lastmile.warehouse.TableSnapshot;

/**
 * Commits what is staged, one Delta version per table, the register of deliveries last: what the register does not
 * name does not count. Every commit carries the id of its delivery, so that a second try changes nothing.
 */
final class Commit {
    private static final String ALL_PARTNERS = "*";

    private final PartnershipFolder folder;
    private final Staging staging;
    private final Registry registry;
    private final Optional<LocalDate> declared;
    private final TableWriter writer = new TableWriter();

    Commit(PartnershipFolder folder, Staging staging, Registry registry, Optional<LocalDate> declared) {
        this.folder = folder;
        this.staging = staging;
        this.registry = registry;
        this.declared = declared;
    }

    List<DeliveryReport> all(Map<String, Delivery> deliveries, Map<String, List<LoadedTable>> loaded)
            throws SQLException, IOException {
        var call = Staging.callId(deliveries.keySet());

        for (var id : deliveries.keySet()) {
            merged(staging.sourcesOf(id)).values().forEach(table -> append(table, id));
        }

        merged(staging.core()).values().forEach(table -> {
            if (staging.replacesCore()) {
                var isBucketed = table.schema().fieldNames().contains("learner_id");
                writer.replace(table.table(), table.schema(), isBucketed, table.files(), Map.of());
            } else {
                // The number keeps a call that was cut off, undone by another and repeated, from passing for done.
                append(table, call + "-" + registry.nextSequence());
            }
        });

        if (staging.replacesCore()) {
            emptyOthers(merged(staging.core()).keySet());
        }

        staging.identity()
                .ifPresent(links -> writer.replace(links.table(), links.schema(), false, links.files(), Map.of()));
        return register(deliveries, loaded, call);
    }

    /** When core tables are made anew, one without rows may still hold those of a call that was cut off. */
    private void emptyOthers(Set<Path> made) throws IOException {
        try (var tables = Files.list(folder.zone("core"))) {
            for (var table : tables.filter(path -> !made.contains(path) && !path.endsWith("identity"))
                    .toList()) {
                TableSnapshot.newest(table)
                        .ifPresent(left -> writer.replace(
                                table,
                                left.schema(),
                                left.schema().fieldNames().contains("bucket"),
                                List.of(),
                                Map.of()));
            }
        }
    }

    private void append(Staged table, String transaction) {
        writer.append(table.table(), table.schema(), table.files(), transaction);
    }

    /** All files of one table in one commit. */
    private static Map<Path, Staged> merged(List<Staged> staged) {
        var tables = new LinkedHashMap<Path, Staged>();
        staged.forEach(part -> tables.merge(part.table(), part, (left, right) -> {
            var files = new ArrayList<NewFile>(left.files());
            files.addAll(right.files());
            return new Staged(left.table(), left.schema(), files);
        }));
        return tables;
    }

    private List<DeliveryReport> register(
            Map<String, Delivery> deliveries, Map<String, List<LoadedTable>> loaded, String call)
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

    private static DeliveryReport report(String id, Delivery delivery, Map<String, List<LoadedTable>> loaded) {
        var tables = loaded.getOrDefault(id, List.of());
        var rules = new TreeMap<String, Long>();
        var observed = new TreeMap<String, LocalDate>();

        for (var table : tables) {
            table.rules().forEach((rule, rows) -> rules.merge(table.table() + ": " + rule, rows, Long::sum));
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
