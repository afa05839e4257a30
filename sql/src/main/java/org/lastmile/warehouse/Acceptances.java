package org.lastmile.warehouse;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Set;

/** Deliveries of which somebody has accepted that the rows which were set aside stay out. */
final class Acceptances {
    private Acceptances() {}

    static Set<String> of(PartnershipFolder folder, Statement statement) throws SQLException {
        var files = TableSnapshot.files(folder.table("source", "acceptance"));
        var accepted = new HashSet<String>();

        if (files.isEmpty()) {
            return accepted;
        }

        try (var rows = statement.executeQuery("select delivery_id from " + Duck.parquet(files))) {
            while (rows.next()) {
                accepted.add(rows.getString(1));
            }
        }

        return accepted;
    }
}
