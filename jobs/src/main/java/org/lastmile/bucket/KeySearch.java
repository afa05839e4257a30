package org.lastmile.bucket;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.lastmile.contract.Column;
import org.lastmile.contract.Table;
import org.lastmile.warehouse.DataFile;
import org.lastmile.warehouse.Duck;

/**
 * Looks once, when a file is written, whether it holds a key twice: the search takes every build longer than reading the
 * file. Of a file without the tag nothing is known, and builds search it.
 */
public final class KeySearch {
    /** Smaller files are searched in less time than it takes to ask. */
    private static final long FEWEST_ROWS = 10_000;
    /** The hashes of more keys may need more memory than there is. */
    private static final long MOST_ROWS = 4_000_000;

    private KeySearch() {}

    /** Tags of a file that holds each key of a table once; none when it may hold one twice. */
    public static Map<String, String> tags(Connection duck, Table table, Path file, long rows) throws SQLException {
        var key = key(table);

        if (!table.isLearnerBucket() || key.isEmpty() || rows < FEWEST_ROWS || rows > MOST_ROWS) {
            return Map.of();
        }

        try (var statement = duck.createStatement();
                var answer =
                        statement.executeQuery("select " + isHeldOnce(key) + " from " + Duck.parquet(List.of(file)))) {
            answer.next();
            return answer.getBoolean(1) ? DataFile.holdingOnce(key) : Map.of();
        }
    }

    /** Names of the columns that tell rows of a table apart. */
    public static List<String> key(Table table) {
        return table.key().stream().map(Column::name).toList();
    }

    /** Two keys with one hash only make the answer no, which is slower and not wrong. */
    public static String isHeldOnce(List<String> key) {
        return key.stream()
                .map(Duck::identifier)
                .collect(Collectors.joining(", ", "count(*) = count(distinct hash(", "))"));
    }
}
