package org.lastmile.ingest;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.lastmile.warehouse.Duck;
import org.lastmile.warehouse.Quality;
import org.lastmile.warehouse.Scope;

/** What is written down of the rows of a delivery: how many met which rule, and of which parts of the source they are. */
final class DeliveryQuality {
    private DeliveryQuality() {}

    static List<Quality> of(String deliveryId, String source, List<LoadedTable> tables) {
        var quality = new ArrayList<Quality>();

        for (var table : tables) {
            var rows = new Rows(deliveryId, source, table.table(), quality);
            rows.add(Quality.Kind.READ, table.rowsIn());
            rows.add(Quality.Kind.ACCEPTED, table.rowsIn() - table.quarantined());
            rows.add(Quality.Kind.SUPPORTING, table.supporting());
            table.repaired().forEach((cause, count) -> rows.add(Quality.Kind.REPAIRED, cause, count));
            table.rules().forEach((cause, count) -> rows.add(Quality.Kind.SET_ASIDE, cause, count));
            table.unknown()
                    .forEach((column, count) ->
                            rows.add(Quality.Kind.UNANNOUNCED, new Cause(column, "unknown_reference"), count));
        }

        return quality;
    }

    /** Gathers what is said of one table. */
    private record Rows(String deliveryId, String source, String table, List<Quality> quality) {
        void add(Quality.Kind kind, long rows) {
            if (rows > 0 || kind == Quality.Kind.READ) {
                add(kind, new Cause("", ""), rows);
            }
        }

        void add(Quality.Kind kind, Cause cause, long rows) {
            quality.add(new Quality(deliveryId, source, table, kind, cause.column(), cause.rule(), rows));
        }
    }

    /** Makes the tables {@code quality}, {@code partner_quality} and {@code scope}. */
    static void create(Connection duck) throws SQLException {
        Duck.execute(
                duck,
                "create table quality (delivery_id varchar, source varchar, source_table varchar, kind varchar,"
                        + " column_name varchar, rule varchar, rows bigint)");
        Duck.execute(
                duck,
                "create table partner_quality (delivery_id varchar, source varchar, source_table varchar,"
                        + " partner_key varchar, kind varchar, rule varchar, rows bigint)");
        Duck.execute(
                duck,
                "create table scope (delivery_id varchar, source varchar, source_table varchar, part varchar,"
                        + " rows bigint, oldest_on date, newest_on date)");
    }

    static void insert(Connection duck, DeliveryReport report, List<LoadedTable> tables) throws SQLException {
        try (var insert = duck.prepareStatement("insert into quality values (?, ?, ?, ?, ?, ?, ?)")) {
            for (var part : report.quality()) {
                insert.setString(1, part.deliveryId());
                insert.setString(2, part.source());
                insert.setString(3, part.table());
                insert.setString(4, part.kind().word());
                insert.setString(5, part.column());
                insert.setString(6, part.rule());
                insert.setLong(7, part.rows());
                insert.executeUpdate();
            }
        }

        PartnerCounts.insert(duck, report, tables);

        try (var insert = duck.prepareStatement("insert into scope values (?, ?, ?, ?, ?, ?, ?)")) {
            for (var table : tables) {
                for (var scope : table.scopes()) {
                    insert(insert, report.source(), scope);
                }
            }
        }
    }

    private static void insert(java.sql.PreparedStatement insert, String source, Scope scope) throws SQLException {
        insert.setString(1, scope.deliveryId());
        insert.setString(2, source);
        insert.setString(3, scope.table());
        insert.setString(4, scope.part());
        insert.setLong(5, scope.rows());
        insert.setObject(6, scope.oldestOn());
        insert.setObject(7, scope.newestOn());
        insert.executeUpdate();
    }
}
