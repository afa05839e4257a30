package org.lastmile.identity;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.duckdb.DuckDBConnection;
import org.lastmile.warehouse.Duck;

/**
 * Splits what was joined by rule and taken apart by hand. Of two identifiers that must not be one person's, each keeps what
 * is nearer to it, in steps from link to link. What is equally near goes with the stronger kind of the two, and with
 * neither when they are of one kind: nobody can tell whose it is. What was joined by hand is no step away. Pairs are taken in the order of their keys, so that the
 * order of deliveries and decisions does not matter.
 */
final class KeptApart {
    private final Connection duck;
    private final Map<Long, Set<Long>> neighbours = new HashMap<>();
    private final Map<Long, Set<Long>> confirmed = new HashMap<>();

    KeptApart(Connection duck) {
        this.duck = duck;
    }

    /** Two identifiers that were taken apart, with the ranks of their kinds; the one has the smaller key. */
    private record Pair(long one, int oneKind, long other, int otherKind) {}

    /** Writes the table {@code parted_edge} (one, other) of edges to leave out; reads {@code to_part} and {@code apart}. */
    void split() throws SQLException {
        Duck.execute(duck, "create or replace table parted_edge (one bigint, other bigint)");
        read();

        if (neighbours.isEmpty()) {
            return;
        }

        try (var appender = duck.unwrap(DuckDBConnection.class).createAppender("parted_edge")) {
            for (var pair : pairs()) {
                for (var edge : crossing(pair)) {
                    cut(edge.get(0), edge.get(1));
                    cut(edge.get(1), edge.get(0));
                    appender.beginRow().append(edge.get(0)).append(edge.get(1)).endRow();
                }
            }
        }
    }

    private void read() throws SQLException {
        try (var statement = duck.createStatement();
                var rows = statement.executeQuery("select one, other, is_confirmed from to_part")) {
            while (rows.next()) {
                join(neighbours, rows.getLong(1), rows.getLong(2));

                if (rows.getBoolean(3)) {
                    join(confirmed, rows.getLong(1), rows.getLong(2));
                }
            }
        }
    }

    private static void join(Map<Long, Set<Long>> edges, long one, long other) {
        edges.computeIfAbsent(one, any -> new TreeSet<>()).add(other);
        edges.computeIfAbsent(other, any -> new TreeSet<>()).add(one);
    }

    private void cut(long one, long other) {
        of(one).remove(other);
        confirmed.getOrDefault(one, new TreeSet<>()).remove(other);
    }

    private Set<Long> of(long key) {
        return neighbours.getOrDefault(key, new TreeSet<>());
    }

    private List<Pair> pairs() throws SQLException {
        var pairs = new ArrayList<Pair>();

        try (var statement = duck.createStatement();
                var rows = statement.executeQuery(
                        "select apart.one, one_kind.kind, apart.other, other_kind.kind"
                                + " from apart join kind_of as one_kind on one_kind.key = apart.one"
                                + " join kind_of as other_kind on other_kind.key = apart.other order by apart.one, apart.other")) {
            while (rows.next()) {
                pairs.add(new Pair(rows.getLong(1), rows.getInt(2), rows.getLong(3), rows.getInt(4)));
            }
        }

        return pairs;
    }

    /** Edges between the two sides of a pair; none when nothing joins them. */
    private Set<List<Long>> crossing(Pair pair) {
        var fromOne = distances(pair.one());
        var crossing = new HashSet<List<Long>>();

        if (!fromOne.containsKey(pair.other())) {
            return crossing;
        }

        var fromOther = distances(pair.other());
        fromOne.keySet().forEach(key -> of(key).stream()
                .filter(next ->
                        next > key && side(pair, fromOne, fromOther, key) != side(pair, fromOne, fromOther, next))
                .forEach(next -> crossing.add(List.of(key, next))));
        return crossing;
    }

    /** Below 0 with the one, above 0 with the other, 0 with neither. */
    private static int side(Pair pair, Map<Long, Integer> fromOne, Map<Long, Integer> fromOther, long key) {
        var nearer = Integer.compare(fromOne.getOrDefault(key, 0), fromOther.getOrDefault(key, 0));
        return nearer == 0 ? Integer.compare(pair.oneKind(), pair.otherKind()) : nearer;
    }

    /** Steps to each identifier that can be reached. */
    private Map<Long, Integer> distances(long from) {
        var distances = new TreeMap<Long, Integer>();
        var next = new ArrayDeque<Long>();
        reach(from, 0, distances, next);

        while (!next.isEmpty()) {
            var key = next.remove();
            of(key).forEach(neighbour -> reach(neighbour, distances.getOrDefault(key, 0) + 1, distances, next));
        }

        return distances;
    }

    /** Takes an identifier at its distance, and with it what was joined to it by hand. */
    private void reach(long key, int distance, Map<Long, Integer> distances, Deque<Long> next) {
        var together = new ArrayDeque<>(List.of(key));

        while (!together.isEmpty()) {
            var reached = together.remove();

            if (distances.putIfAbsent(reached, distance) == null) {
                next.add(reached);
                together.addAll(confirmed.getOrDefault(reached, Set.of()));
            }
        }
    }
}
