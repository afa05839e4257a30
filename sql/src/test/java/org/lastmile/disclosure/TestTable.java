package org.lastmile.disclosure;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/**
 * A table of ../shared/data/sdc: cells as sums of inner counts, with the primary flags and the pattern that the R
 * package chose.
 */
// An array, for the same reason as in Candidate.
@SuppressWarnings("ArrayRecordComponent")
record TestTable(int inner, List<Cell> cells, long[] counts) {
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
        return new TestTable(inner, rows, counts(name.replace("leaky/g_", "")));
    }

    private static long[] counts(String name) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select columns('^(n|freq|ant)$') from read_csv('"
                        + SharedData.file("data/sdc/" + name + "_inner.csv") + "') order by \"inner\"")) {
            var counts = new ArrayList<Long>();
            while (rows.next()) {
                counts.add(rows.getLong(1));
            }

            return counts.stream().mapToLong(count -> count).toArray();
        }
    }

    /** The inner cell of the one person that a sum is about. */
    int person(int[] sum) {
        var some = Arrays.stream(sum).filter(i -> counts[i] > 0).toArray();
        return some.length == 1 && counts[some[0]] == 1 ? some[0] : Lines.MANY;
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

    /** What our elimination publishes with the primary flags of the file, and persons to protect against: zeros first, then larger
     * counts, sums of more inner cells, and later cells first, as R orders them. */
    List<int[]> publishedByUs(ToIntFunction<int[]> person) {
        var elimination = new Elimination(inner, primaries(), person);
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

    /** Pairs of a cell with one person and another primary cell that this person computes, by their ids. */
    List<String> exposedByOne(List<int[]> published) {
        var exposed = new ArrayList<String>();
        for (var own : cells) {
            if (own.isPrimary() && own.count() == 1) {
                var known = new ArrayList<>(published);
                known.add(own.inner());
                var witness = new Witness(inner, known);
                cells.stream()
                        .filter(other -> other.isPrimary() && other.count() > 0)
                        .filter(other -> person(other.inner()) != person(own.inner()))
                        .filter(other -> witness.reveals(other.inner()))
                        .forEach(other -> exposed.add(own.id() + " computes " + other.id()));
            }
        }

        return exposed;
    }

    private static long usefulness(Cell cell) {
        return cell.count() == 0 ? Long.MAX_VALUE : cell.count();
    }
}
