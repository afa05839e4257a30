package org.lastmile.warehouse;

import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How many rows of one table of a delivery met a rule.
 *
 * @param table  of the contract
 * @param column empty when no single column is meant
 * @param rule   for example {@code not_a_date}; of rows read and accepted it is empty
 */
public record Quality(
        String deliveryId, String source, String table, Kind kind, String column, String rule, long rows) {
    /** Name of the table in zone {@code source}. */
    public static final String TABLE = "quality";

    /** Rule of rows that are not loaded because their learner was erased. */
    public static final String ERASED_LEARNER = "erased_learner";

    /** What became of the rows. */
    public enum Kind {
        READ,
        ACCEPTED,
        /** Rows in which a value was replaced before it was judged. */
        REPAIRED,
        /** Rows in quarantine, under the rule that they broke first. */
        SET_ASIDE,
        /** Rows that refer to a key nobody has announced yet. */
        UNANNOUNCED,
        /** Documents that describe awards and are none. */
        SUPPORTING,
        /** A promise of the contract about the whole table that the delivery does not keep. */
        WARNED;

        /** As the table writes it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /** Those of all deliveries that count. */
    public static List<Quality> all(PartnershipFolder folder, Registry registry) {
        var files = TableSnapshot.files(folder.table("source", TABLE));

        if (files.isEmpty()) {
            return List.of();
        }

        try (var duck = Duck.open(1, "256MB");
                var statement = duck.createStatement()) {
            return read(files, statement).stream()
                    .filter(quality -> registry.holds(quality.deliveryId()))
                    .toList();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static List<Quality> read(List<Path> files, Statement statement) throws SQLException {
        var all = new ArrayList<Quality>();

        try (var rows = statement.executeQuery("from " + Duck.parquet(files) + " order by all")) {
            while (rows.next()) {
                all.add(new Quality(
                        rows.getString("delivery_id"),
                        rows.getString("source"),
                        rows.getString("source_table"),
                        Kind.of(rows.getString("kind")),
                        rows.getString("column_name"),
                        rows.getString("rule"),
                        rows.getLong("rows")));
            }
        }

        return all;
    }
}
