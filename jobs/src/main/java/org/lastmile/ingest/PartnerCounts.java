package org.lastmile.ingest;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lastmile.warehouse.Coverage;

/** Writes down whose rows were read, set aside and repaired, so that a release can tell what a partner would learn. */
final class PartnerCounts {
    private PartnerCounts() {}

    static void insert(Connection duck, DeliveryReport report, List<LoadedTable> tables) throws SQLException {
        try (var insert = duck.prepareStatement("insert into partner_quality values (?, ?, ?, ?, ?, ?, ?)")) {
            for (var table : tables) {
                for (var count : named(table.ofPartners()).entrySet()) {
                    insert(insert, report, table, count);
                }
            }
        }
    }

    private static void insert(
            PreparedStatement insert, DeliveryReport report, LoadedTable table, Map.Entry<PartnerCause, Long> count)
            throws SQLException {
        var cause = count.getKey();
        insert.setString(1, report.deliveryId());
        insert.setString(2, report.source());
        insert.setString(3, table.table());
        insert.setString(4, cause.partner());
        insert.setString(5, cause.kind().word());
        insert.setString(6, cause.rule());
        insert.setLong(7, count.getValue());
        insert.executeUpdate();
    }

    /** What stands in the column of a row set aside may be anything: only who has a good row has a name. */
    private static Map<PartnerCause, Long> named(Map<PartnerCause, Long> counts) {
        var accepted = new TreeMap<String, Long>();
        counts.forEach((cause, rows) -> accepted.merge(
                cause.partner(),
                switch (cause.kind()) {
                    case READ -> rows;
                    case SET_ASIDE -> -rows;
                    case ACCEPTED, REPAIRED, UNANNOUNCED, SUPPORTING, WARNED -> 0L;
                },
                Long::sum));
        var named = new TreeMap<PartnerCause, Long>();
        counts.forEach((cause, rows) -> named.merge(
                accepted.getOrDefault(cause.partner(), 0L) > 0
                        ? cause
                        : new PartnerCause(Coverage.ALL, cause.kind(), cause.rule()),
                rows,
                Long::sum));
        return named;
    }
}
