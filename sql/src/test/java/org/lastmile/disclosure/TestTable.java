package org.lastmile.disclosure;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * A table of ../shared/data/sdc: cells as sums of inner counts, with the primary flags and the pattern that the R
 * package chose.
 */
record TestTable(int inner, List<Cell> cells) {
    @SuppressWarnings("ArrayRecordComponent")
    record Cell(int id, long count, boolean isPrimary, boolean isSuppressedByR, int[] inner) {}

    static TestTable read(String name) throws SQLException {
        var cells = SharedData.file("data/sdc/" + name + "_cells.csv");
        var matrix = SharedData.file("data/sdc/" + name + "_x.csv");
        var sets = new TreeMap<Integer, List<Integer>>();
        var rows = new ArrayList<Cell>();
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            try (var x =
                    statement.executeQuery("select \"inner\", cell from read_csv('" + matrix + "') order by 2, 1")) {
                while (x.next()) {
                    sets.computeIfAbsent(x.getInt(2), any -> new ArrayList<>()).add(x.getInt(1) - 1);
                }
            }

            try (var c = statement.executeQuery("select * from read_csv('" + cells + "')")) {
                var countColumn = countColumn(c.getMetaData());
                while (c.next()) {
                    var set = sets.getOrDefault(c.getInt("cell"), List.of());
                    rows.add(new Cell(
                            c.getInt("cell"),
                            c.getLong(countColumn),
                            c.getBoolean("primary"),
                            c.getBoolean("suppressed"),
                            set.stream().mapToInt(i -> i).toArray()));
                }
            }
        }

        var inner = sets.values().stream()
                .flatMap(List::stream)
                .mapToInt(i -> i + 1)
                .max()
                .orElse(0);
        return new TestTable(inner, rows);
    }

    private static String countColumn(java.sql.ResultSetMetaData data) throws SQLException {
        for (var i = 1; i <= data.getColumnCount(); i++) {
            if (List.of("n", "freq", "ant").contains(data.getColumnName(i))) {
                return data.getColumnName(i);
            }
        }

        throw new IllegalStateException("A table of cells has no column of counts.");
    }

    List<int[]> primaries() {
        return cells.stream().filter(Cell::isPrimary).map(Cell::inner).toList();
    }

    List<int[]> publishedByR() {
        return cells.stream()
                .filter(cell -> !cell.isSuppressedByR())
                .map(Cell::inner)
                .toList();
    }

    long suppressedByR() {
        return cells.stream().filter(Cell::isSuppressedByR).count();
    }

    /** What our elimination publishes with the primary flags of the file: zeros first, then larger
     * counts, sums of more inner cells, and later cells first, as R orders them. */
    List<int[]> publishedByUs() {
        var elimination = new Elimination(inner, primaries());
        return cells.stream()
                .filter(cell -> !cell.isPrimary())
                .sorted(Comparator.comparingLong(TestTable::usefulness)
                        .thenComparingInt(cell -> cell.inner().length)
                        .thenComparingInt(Cell::id)
                        .reversed())
                .map(Cell::inner)
                .filter(elimination::publishIfSafe)
                .toList();
    }

    private static long usefulness(Cell cell) {
        return cell.count() == 0 ? Long.MAX_VALUE : cell.count();
    }
}
