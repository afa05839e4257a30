package org.lastmile.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.lastmile.bucket.Steps;
import org.lastmile.indicator.Catalogue;
import org.lastmile.measure.Build;
import org.lastmile.measure.BuildReport;
import org.lastmile.measure.CoreViews;
import org.lastmile.warehouse.DataFile;
import org.lastmile.warehouse.Duck;
import org.lastmile.warehouse.PartnershipFolder;
import org.lastmile.warehouse.Registry;
import org.lastmile.warehouse.TableSnapshot;

/** A partnership with a warehouse of its own; all of them share one token key, so that their rows compare. */
record County(PartnershipFolder folder) {
    private static final String SECRET = "0123456789abcdef".repeat(4);
    static final LocalDate FIRST_DAY = LocalDate.of(2024, 1, 1);
    private static final LocalDate TODAY = LocalDate.of(2026, 9, 30);
    private static final int BUCKETS = 3;

    static County in(Path root) throws IOException {
        var folder = new PartnershipFolder(root);
        Files.createDirectories(Objects.requireNonNull(folder.tokenKey().getParent()));
        Files.createFile(
                folder.tokenKey(),
                java.nio.file.attribute.PosixFilePermissions.asFileAttribute(
                        java.nio.file.attribute.PosixFilePermissions.fromString("rw-------")));
        Files.writeString(folder.tokenKey(), SECRET + "\n");
        return new County(folder);
    }

    /** One that has taken some deliveries, one after the other. */
    static County loaded(Path root, List<Path> deliveries) throws IOException, SQLException {
        var county = in(root);

        for (var delivery : deliveries) {
            county.ingest(delivery);
        }

        return county;
    }

    /** Days from the first one through the end of a month of 2026. */
    static Declared through(int month) {
        return Declared.days(
                FIRST_DAY, LocalDate.of(2026, month, 1).plusMonths(1).minusDays(1));
    }

    List<DeliveryReport> ingest(Path... deliveries) throws IOException, SQLException {
        return ingest(new Silence(), List.of(deliveries));
    }

    List<DeliveryReport> ingest(Steps progress, List<Path> deliveries) throws IOException, SQLException {
        return ingest(Declared.days(FIRST_DAY, TODAY), progress, deliveries);
    }

    List<DeliveryReport> ingest(Declared declared, Path... deliveries) throws IOException, SQLException {
        return ingest(declared, new Silence(), List.of(deliveries));
    }

    private List<DeliveryReport> ingest(Declared declared, Steps progress, List<Path> deliveries)
            throws IOException, SQLException {
        var settings = new Ingest.Settings(BUCKETS, declared, TODAY);
        return new Ingest(folder, TestSpark::context, settings, progress).load(deliveries);
    }

    void accept(String deliveryId) throws IOException, SQLException {
        new Acceptance(folder, new Silence()).note(deliveryId, TODAY, "rows of a test");
    }

    /** What a question about the core tables is answered, those of closed rows included. */
    List<String> answer(String sql) throws SQLException {
        try (var duck = Duck.open(1, "256MB")) {
            var views = new CoreViews(folder, Registry.read(folder));
            Duck.execute(duck, "create schema core");
            Duck.execute(duck, "create schema closed");

            for (var selects : List.of(views.selects(), views.closedSelects())) {
                for (var view : selects.entrySet()) {
                    Duck.execute(duck, "create view " + view.getKey() + " as " + view.getValue());
                }
            }

            return texts(duck, sql);
        }
    }

    void withdraw(String deliveryId, String reason) throws IOException, SQLException {
        new Withdraw(folder, TODAY, new Silence()).run(deliveryId, reason);
    }

    BuildReport build() throws IOException, SQLException {
        return build(TODAY);
    }

    BuildReport build(LocalDate day) throws IOException, SQLException {
        return build(day, new Silence());
    }

    BuildReport build(Steps progress) throws IOException, SQLException {
        return build(TODAY, progress);
    }

    private BuildReport build(LocalDate day, Steps progress) throws IOException, SQLException {
        return new Build(
                        folder,
                        TestSpark::context,
                        Catalogue.load(Optional.empty()),
                        new Build.Settings(BUCKETS, "256MB", day),
                        progress)
                .run();
    }

    /** Rows of every core table as marts see them, without the delivery that brought them. */
    Map<String, List<String>> core() throws SQLException {
        var rows = new TreeMap<String, List<String>>();

        try (var duck = Duck.open(1, "256MB")) {
            Duck.execute(duck, "create schema core");

            for (var view :
                    new CoreViews(folder, Registry.read(folder)).selects().entrySet()) {
                Duck.execute(duck, "create view " + view.getKey() + " as " + view.getValue());
            }

            for (var view :
                    texts(duck, "select view_name from duckdb_views() where schema_name = 'core' and not internal")) {
                rows.put(
                        view,
                        texts(
                                duck,
                                "select row::varchar from (select * exclude (delivery_id) from core." + view
                                        + ") as row order by 1"));
            }
        }

        return rows;
    }

    /** Rows of the newest version of each table of a zone. */
    Map<String, List<String>> zone(String zone) throws SQLException, IOException {
        var rows = new TreeMap<String, List<String>>();

        try (var duck = Duck.open(1, "256MB")) {
            for (var table : tables(zone)) {
                rows.put(name(table), rows(duck, table));
            }
        }

        return rows;
    }

    /** Number of rows of the newest version of each table of a zone. */
    Map<String, Long> sizes(String zone) throws SQLException, IOException {
        var sizes = new TreeMap<String, Long>();
        zone(zone).forEach((table, rows) -> sizes.put(table, (long) rows.size()));
        return sizes;
    }

    private static List<String> rows(java.sql.Connection duck, Path table) throws SQLException {
        var files = TableSnapshot.newest(table).orElseThrow().files().stream()
                .map(DataFile::path)
                .toList();
        return files.isEmpty()
                ? List.of()
                : texts(duck, "select row::varchar from " + Duck.parquet(files) + " as row order by 1");
    }

    List<String> ask(String zone, String table, String sql) throws SQLException {
        var files = TableSnapshot.newest(folder.table(zone, table)).orElseThrow().files().stream()
                .map(DataFile::path)
                .toList();

        try (var duck = Duck.open(1, "256MB")) {
            Duck.execute(duck, "create view asked as from " + Duck.parquet(files));
            return texts(duck, sql);
        }
    }

    private static List<String> texts(java.sql.Connection duck, String sql) throws SQLException {
        var texts = new ArrayList<String>();

        try (var statement = duck.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }

        return texts;
    }

    /** Newest version of each table. */
    Map<String, Long> versions() throws IOException {
        var versions = new TreeMap<String, Long>();

        for (var zone : List.of("source", "core", "mart", "measure")) {
            for (var table : tables(zone)) {
                TableSnapshot.newest(table)
                        .ifPresent(snapshot -> versions.put(zone + "." + name(table), snapshot.version()));
            }
        }

        return versions;
    }

    List<Path> tables(String zone) throws IOException {
        if (!Files.isDirectory(folder.zone(zone))) {
            return List.of();
        }

        try (var tables = Files.list(folder.zone(zone))) {
            return tables.filter(table -> Files.isDirectory(table.resolve("_delta_log")))
                    .sorted()
                    .toList();
        }
    }

    static String name(Path table) {
        return Objects.requireNonNull(table.getFileName()).toString();
    }
}
