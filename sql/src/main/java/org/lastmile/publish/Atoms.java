package org.lastmile.publish;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.lastmile.indicator.AtomStatement;
import org.lastmile.indicator.MeasureStatement;
import org.lastmile.warehouse.Duck;

/**
 * How many people have which classes in all marts.
 *
 * @param ofYear marts whose classes are of one year
 */
record Atoms(List<Row> rows, Set<String> ofYear) {
    Atoms {
        rows = List.copyOf(rows);
        ofYear = Set.copyOf(ofYear);
    }

    /**
     * People with the same classes.
     *
     * @param year    of the classes that are of one year; 0 for all who have these classes of all years
     * @param classes key by mart; absent where they have none
     */
    record Row(int year, Map<String, Long> classes, long people) {
        Row {
            classes = Map.copyOf(classes);
        }
    }

    /** @param files of the buckets */
    static Atoms read(Connection duck, AtomStatement statement, List<Path> files) throws SQLException {
        var rows = new ArrayList<Row>();

        if (!files.isEmpty()) {
            try (var query = duck.createStatement();
                    var result = query.executeQuery(statement.ofBuckets(Duck.parquet(files)))) {
                while (result.next()) {
                    rows.add(row(result, statement));
                }
            }
        }

        return new Atoms(rows, statement.ofYear());
    }

    private static Row row(ResultSet result, AtomStatement statement) throws SQLException {
        var classes = new TreeMap<String, Long>();

        for (var measure : statement.measures()) {
            var key = result.getLong(AtomStatement.column(measure.mart()));

            if (!result.wasNull()) {
                classes.put(measure.mart(), key);
            }
        }

        return new Row(result.getInt(AtomStatement.YEAR), classes, result.getLong(MeasureStatement.PEOPLE));
    }
}
