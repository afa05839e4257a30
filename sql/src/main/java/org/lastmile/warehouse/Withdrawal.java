package org.lastmile.warehouse;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A delivery that was taken back. It may have been loaded again since.
 *
 * @param sequence the number that a delivery would have had then; no later one has it
 */
public record Withdrawal(
        String deliveryId, long sequence, String source, String files, LocalDate withdrawnOn, String reason) {
    /** All of a warehouse, in the order in which they came. */
    static List<Withdrawal> all(PartnershipFolder folder, Statement statement) throws SQLException {
        var files = TableSnapshot.files(folder.table("source", "withdrawal"));
        var withdrawals = new ArrayList<Withdrawal>();

        if (files.isEmpty()) {
            return withdrawals;
        }

        try (var rows = statement.executeQuery("from " + Duck.parquet(files) + " order by sequence")) {
            while (rows.next()) {
                withdrawals.add(new Withdrawal(
                        rows.getString("delivery_id"),
                        rows.getLong("sequence"),
                        rows.getString("source"),
                        rows.getString("files"),
                        rows.getObject("withdrawn_on", LocalDate.class),
                        rows.getString("reason")));
            }
        }

        return withdrawals;
    }
}
