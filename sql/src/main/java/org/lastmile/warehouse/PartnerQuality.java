package org.lastmile.warehouse;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * How many rows of one table of a delivery one partner had.
 *
 * @param partner {@code *} for rows that name none, or that were set aside and name somebody who has no good row
 * @param kind    read, set aside or repaired (each row once)
 * @param rule    that set the rows aside; else empty
 */
public record PartnerQuality(
        String deliveryId, String source, String table, String partner, Quality.Kind kind, String rule, long rows) {
    /** Name of the table in zone {@code source}. */
    public static final String TABLE = "partner_quality";

    /** Those of all deliveries that count. Of deliveries that were loaded before there was such a table there are none. */
    public static List<PartnerQuality> all(PartnershipFolder folder, Registry registry) {
        var files = TableSnapshot.files(folder.table("source", TABLE));

        if (files.isEmpty()) {
            return List.of();
        }

        var all = new ArrayList<PartnerQuality>();

        try (var duck = Duck.open(1, "256MB");
                var statement = duck.createStatement();
                var rows = statement.executeQuery("from " + Duck.parquet(files) + " order by all")) {
            while (rows.next()) {
                if (registry.holds(rows.getString("delivery_id"))) {
                    all.add(new PartnerQuality(
                            rows.getString("delivery_id"),
                            rows.getString("source"),
                            rows.getString("source_table"),
                            rows.getString("partner_key"),
                            Quality.Kind.of(rows.getString("kind")),
                            rows.getString("rule"),
                            rows.getLong("rows")));
                }
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }

        return all;
    }
}
