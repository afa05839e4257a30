package org.lastmile.disclosure;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** Everybody in a sum, by inner cell, when they are no more than so many. */
    Holders holders(int[] sum, int most) {
        var people = people(sum);
        return people.people() <= most ? people : Holders.NOBODY;
    }

    private Holders people(int[] sum) {
        return new Holders(Arrays.stream(sum)
                .filter(i -> counts[i] > 0)
                .boxed()
                .collect(Collectors.toMap(i -> i, i -> counts[i])));
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

    /** What our elimination publishes with the primary flags of the file, safe from so many people who know their own cells: zeros first, then larger
     * counts, sums of more inner cells, and later cells first, as R orders them. */
    List<int[]> publishedByUs(int most) {
        var elimination = new Elimination(inner, primaries(), sum -> holders(sum, most), most);
        return cells.stream()
                .filter(cell -> !cell.isPrimary())
                .sorted(Comparator.comparingLong(TestTable::usefulness)
                        .thenComparingInt(cell -> cell.inner().length)
                        .thenComparingInt(Cell::id)
                        .reversed())
                .map(Cell::inner)
                .filter(sum -> isPublished(elimination, sum))
                .toList();
    }

    /** Publishes a sum when that is safe. */
    static boolean isPublished(Elimination elimination, int[] sum) {
        var isSafe = elimination.isSafe(sum);

        if (isSafe) {
            elimination.publish(sum);
        }

        return isSafe;
    }

    /** Pairs of a cell with one person and another primary cell that this person computes, by their ids. */
    List<String> exposedByOne(List<int[]> published) {
        return cells.stream()
                .filter(own -> own.isPrimary() && own.count() == 1)
                .flatMap(own -> exposed(published, List.of(own)))
                .toList();
    }

    /** The same of two people: each alone in a cell, or together all of one. */
    List<String> exposedByTwo(List<int[]> published) {
        var exposed = new ArrayList<String>();
        var few = cells.stream()
                .filter(own -> own.isPrimary() && own.count() > 0 && own.count() <= 2)
                .toList();
        for (var i = 0; i < few.size(); i++) {
            for (var j = 0; j <= i; j++) {
                var both = people(few.get(i).inner()).and(people(few.get(j).inner()));

                if (both.people() == 2) {
                    exposed.addAll(
                            exposed(published, List.of(few.get(i), few.get(j))).toList());
                }
            }
        }

        return exposed;
    }

    private Stream<String> exposed(List<int[]> published, List<Cell> own) {
        var all = own.stream().map(cell -> people(cell.inner())).reduce(Holders.NOBODY, Holders::and);
        var known = new ArrayList<>(published);
        own.forEach(cell -> known.add(cell.inner()));
        var witness = new Witness(inner, known);
        return cells.stream()
                .filter(other -> other.isPrimary() && other.count() > 0)
                .filter(other -> !people(other.inner()).areAmong(all))
                .filter(other -> witness.reveals(other.inner()))
                .map(other -> own.get(0).id() + " computes " + other.id());
    }

    private static long usefulness(Cell cell) {
        return cell.count() == 0 ? Long.MAX_VALUE : cell.count();
    }
}
