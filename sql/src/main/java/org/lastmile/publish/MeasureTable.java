package org.lastmile.publish;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lastmile.indicator.Indicator;
import org.lastmile.indicator.MeasureStatement;
import org.lastmile.release.Period;
import org.lastmile.warehouse.Duck;

/** The measure of one mart in memory: classes of learners and what each contributes. */
final class MeasureTable {
    private final MeasureStatement statement;
    private final List<Line> lines;

    private MeasureTable(MeasureStatement statement, List<Line> lines) {
        this.statement = statement;
        this.lines = List.copyOf(lines);
    }

    /**
     * One unit of one class.
     *
     * @param classKey    key of the class, the same in all its lines
     * @param levels      by dimension
     * @param quarters    by column of the measure; absent where no indicator counts the line
     * @param states      by indicator: 0 not in the population, 1 in the population, 2 in the numerator as well
     * @param sums        by indicator
     * @param largest     what the learner with most has, by column of units or of a sum
     * @param second      what the one with second most has; 0 when there is no second
     */
    record Line(
            int number,
            long classKey,
            long people,
            long units,
            Map<String, String> levels,
            Map<String, Period> quarters,
            Map<String, Integer> states,
            Map<String, Long> sums,
            Map<String, Long> largest,
            Map<String, Long> second) {
        /** Whose learners these are. */
        String partner() {
            return levels.getOrDefault("partner_key", "");
        }

        int state(Indicator indicator) {
            return states.getOrDefault(indicator.id(), 0);
        }

        @Nullable
        Period quarter(Indicator indicator) {
            return quarters.get(indicator.quarterColumn());
        }

        /** People of the class, rows of the mart, or the sum: what the indicator counts. */
        long value(Indicator indicator) {
            if (indicator.value() != null) {
                return sums.getOrDefault(indicator.id(), 0L);
            }

            return indicator.countsPeople() ? people : units;
        }

        /** What the learner with most adds to the value. */
        long largest(Indicator indicator) {
            return indicator.countsPeople() ? 1 : largest.getOrDefault(amount(indicator), 0L);
        }

        /** What the learner with second most adds to the value; 0 when there is no second. */
        long second(Indicator indicator) {
            return indicator.countsPeople() ? Math.min(1, people - 1) : second.getOrDefault(amount(indicator), 0L);
        }

        private static String amount(Indicator indicator) {
            return indicator.value() == null ? MeasureStatement.UNITS : indicator.sumColumn();
        }
    }

    static MeasureTable read(Connection duck, MeasureStatement statement, List<Path> files) throws SQLException {
        var lines = new ArrayList<Line>();

        if (!files.isEmpty()) {
            try (var query = duck.createStatement();
                    var rows = query.executeQuery(
                            "from (\n" + statement.ofBuckets(Duck.parquet(files)) + ") order by all")) {
                while (rows.next()) {
                    lines.add(line(rows, statement, lines.size()));
                }
            }
        }

        return new MeasureTable(statement, lines);
    }

    private static Line line(ResultSet row, MeasureStatement statement, int number) throws SQLException {
        var levels = new TreeMap<String, String>();
        var quarters = new TreeMap<String, Period>();
        var states = new TreeMap<String, Integer>();
        var sums = new TreeMap<String, Long>();

        for (var dimension : statement.dimensions()) {
            levels.put(dimension, row.getString(dimension));
        }

        for (var column : statement.quarterColumns()) {
            var quarter = row.getString(column);

            if (quarter != null) {
                quarters.put(column, Period.of(quarter));
            }
        }

        for (var indicator : statement.indicators()) {
            states.put(indicator.id(), row.getInt(indicator.id()));

            if (indicator.value() != null) {
                sums.put(indicator.id(), row.getLong(indicator.sumColumn()));
            }
        }

        var largest = new TreeMap<String, Long>();
        var second = new TreeMap<String, Long>();
        for (var amount : statement.amounts()) {
            largest.put(amount, row.getLong(MeasureStatement.largest(amount)));
            second.put(amount, row.getLong(MeasureStatement.second(amount)));
        }

        return new Line(
                number,
                row.getLong(MeasureStatement.CLASS_KEY),
                row.getLong(MeasureStatement.PEOPLE),
                row.getLong(MeasureStatement.UNITS),
                levels,
                quarters,
                states,
                sums,
                largest,
                second);
    }

    String mart() {
        return statement.mart();
    }

    /** Whether lines tell the level of a dimension. */
    boolean knows(String dimension) {
        return statement.dimensions().contains(dimension);
    }

    List<Line> lines() {
        return lines;
    }

    /** All levels that a dimension has in this mart, in order. */
    List<String> levels(String dimension) {
        return lines.stream()
                .map(line -> line.levels().getOrDefault(dimension, ""))
                .filter(level -> !level.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }
}
