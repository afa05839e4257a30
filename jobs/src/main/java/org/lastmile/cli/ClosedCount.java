package org.lastmile.cli;

import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.lastmile.ingest.DeliveryReport;
import org.lastmile.measure.CoreViews;
import org.lastmile.warehouse.Duck;
import org.lastmile.warehouse.PartnershipFolder;
import org.lastmile.warehouse.Registry;

/** Says how many rows of older snapshots the deliveries of a call have closed. */
record ClosedCount(PartnershipFolder folder) {
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
        var closed = new CoreViews(folder, Registry.read(folder)).closedSelects();
        var ids = fresh.stream().sorted().map(Duck::literal).collect(Collectors.joining(", "));

        try (var duck = Duck.open(2, "1GB");
                var statement = duck.createStatement()) {
            for (var table : closed.entrySet()) {
                try (var rows = statement.executeQuery("select count(*) from (" + table.getValue()
                        + ") where closed_by in (" + ids + ") or delivery_id in (" + ids + ")")) {
                    rows.next();

                    if (rows.getLong(1) > 0) {
                        out.printf(
                                "%s: %,d rows of older snapshots are closed, because a newer one does not hold them%n",
                                table.getKey(), rows.getLong(1));
                    }
                }
            }
        }
    }
}
