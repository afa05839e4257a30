package org.lastmile.cli;

import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.lastmile.ingest.DeliveryReport;
import org.lastmile.measure.CoreViews;
import org.lastmile.warehouse.Duck;
import org.lastmile.warehouse.PartnershipFolder;
import org.lastmile.warehouse.Registry;

/** Says how many rows the deliveries of a call have closed, as newer snapshots or by deleting them. */
record ClosedCount(PartnershipFolder folder) {
    private static final Map<String, String> BECAUSE = Map.of(
            "vanished", "of older snapshots are closed, because a newer one does not hold them",
            "deleted", "are closed, because their source has deleted them");

    void print(List<DeliveryReport> reports, PrintWriter out) throws SQLException {
        var fresh = reports.stream()
                .filter(DeliveryReport::isNew)
                .map(DeliveryReport::deliveryId)
                .collect(Collectors.toSet());

        if (!fresh.isEmpty()) {
            print(fresh, out);
        }
    }

    private void print(Set<String> fresh, PrintWriter out) throws SQLException {
        var core = new CoreViews(folder, Registry.read(folder));
        var closed = core.closedSelects();
        var ids = fresh.stream().sorted().map(Duck::literal).collect(Collectors.joining(", "));

        try (var duck = Duck.open(2, "1GB");
                var statement = duck.createStatement()) {
            for (var table : closed.entrySet()) {
                try (var rows = statement.executeQuery("select closed_because, count(*) from (" + table.getValue()
                        + ") where closed_by in (" + ids + ") or delivery_id in (" + ids
                        + ") group by all order by all desc")) {
                    while (rows.next()) {
                        out.printf(
                                "%s: %,d rows %s%n", table.getKey(), rows.getLong(2), BECAUSE.get(rows.getString(1)));
                    }
                }
            }
        }

        core.unknownDeletions(fresh)
                .forEach((table, keys) ->
                        out.printf("source.%s: %,d keys are deleted that no delivery has brought yet%n", table, keys));
    }
}
