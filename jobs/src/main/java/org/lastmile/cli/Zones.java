package org.lastmile.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.lastmile.measure.CoreViews;
import org.lastmile.measure.Purpose;
import org.lastmile.warehouse.DataFile;
import org.lastmile.warehouse.Duck;
import org.lastmile.warehouse.PartnershipFolder;
import org.lastmile.warehouse.Registry;
import org.lastmile.warehouse.TableSnapshot;

/** The tables of all zones as an operator sees them: of wholly loaded deliveries only, of core tables the newest rows. */
final class Zones {
    private static final List<String> ZONES = List.of("source", "core", "mart", "measure");

    /** Zones whose files count when their delivery is wholly loaded, except the tables that each call writes. */
    private static final Set<String> DELIVERED = Set.of("source", "core");

    private static final Set<String> OF_CALLS = Set.of(
            "acceptance",
            "coverage",
            "delivery",
            "identity",
            "identity_decision",
            "identity_link",
            "identity_record",
            "partner_quality",
            "quality",
            "scope",
            "withdrawal");

    private Zones() {}

    /** Each table as one select, named zone.table. */
    static Map<String, String> selects(PartnershipFolder folder) throws IOException {
        var selects = new TreeMap<String, String>();
        var registry = Registry.read(folder);

        for (var zone : ZONES) {
            if (Files.isDirectory(folder.zone(zone))) {
                try (var tables = Files.list(folder.zone(zone))) {
                    tables.forEach(table -> addView(selects, registry, zone, table));
                }
            }
        }

        var core = new CoreViews(folder, registry);
        selects.putAll(core.selects());
        selects.putAll(core.closedSelects());
        return selects;
    }

    /** The core tables alone, without rows about learners that the purpose may not use. */
    static Map<String, String> selects(PartnershipFolder folder, Purpose purpose) throws SQLException {
        return new CoreViews(folder, Registry.read(folder))
                .usableFor(folder, Set.of(purpose), LocalDate.now(ZoneOffset.UTC))
                .selects();
    }

    private static void addView(Map<String, String> selects, Registry registry, String zone, Path table) {
        TableSnapshot.newest(table).ifPresent(snapshot -> {
            var holdsDeliveries = DELIVERED.contains(zone)
                    && !OF_CALLS.contains(table.getFileName().toString());
            var found = holdsDeliveries ? registry.loaded(snapshot.files()) : snapshot.files();
            var files = found.stream().map(DataFile::path).toList();

            if (!files.isEmpty()) {
                selects.put(zone + "." + table.getFileName(), "select * from " + Duck.parquet(files));
            }
        });
    }
}
