package org.lastmile.ingest;

import java.io.Serializable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.lastmile.contract.Table;
import org.lastmile.warehouse.Coverage;
import org.lastmile.warehouse.Duck;
import org.lastmile.warehouse.Quality;

/**
 * Whose rows something was done with, and why.
 *
 * @param partner as the rows name it; {@code *} when they name none
 * @param kind    read, set aside or repaired
 * @param rule    that set them aside, else empty
 */
record PartnerCause(String partner, Quality.Kind kind, String rule) implements Serializable, Comparable<PartnerCause> {
    @Override
    public int compareTo(PartnerCause other) {
        return Comparator.comparing(PartnerCause::partner)
                .thenComparing(PartnerCause::kind)
                .thenComparing(PartnerCause::rule)
                .compare(this, other);
    }

    /** SQL that names the partner of a loaded row. */
    static String partnerOf(Table table) {
        var column = table.partnerColumn();
        var none = Duck.literal(Coverage.ALL);
        return column == null ? none : "coalesce(" + Duck.identifier(column) + "::varchar, " + none + ")";
    }

    /** Rows by partner of a relation that has a column {@code partner}. */
    static Map<String, Long> count(Connection duck, String relation) throws SQLException {
        var counts = new TreeMap<String, Long>();

        try (var statement = duck.createStatement();
                var rows = statement.executeQuery(
                        "select partner, count(*) as rows from " + relation + " group by partner")) {
            while (rows.next()) {
                counts.put(rows.getString("partner"), rows.getLong("rows"));
            }
        }

        return counts;
    }
}
