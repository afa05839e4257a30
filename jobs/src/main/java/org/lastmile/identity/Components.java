package org.lastmile.identity;

import java.sql.Connection;
import java.sql.SQLException;
import org.duckdb.DuckDBConnection;
import org.lastmile.warehouse.Duck;

/**
 * Connected components of a table of edges. DuckDB numbers the keys and keeps all rows; what the Java heap takes is four
 * bytes a key.
 */
final class Components {
    private final Connection duck;

    Components(Connection duck) {
        this.duck = duck;
    }

    /**
     * Writes the table {@code component} (key, component): the component is the smallest key in it.
     *
     * @param edges table with the columns {@code one} and {@code other}
     */
    void find(String edges) throws SQLException {
        Duck.execute(
                duck,
                "create or replace table node as select key, (row_number() over (order by key) - 1)::integer as number"
                        + " from (select one as key from " + edges + " union select other as key from " + edges + ")");
        var parents = parents();

        try (var statement = duck.createStatement();
                var rows = statement.executeQuery("select left_node.number, right_node.number from " + edges
                        + " as edge join node as left_node on left_node.key = edge.one"
                        + " join node as right_node on right_node.key = edge.other")) {
            while (rows.next()) {
                union(parents, rows.getInt(1), rows.getInt(2));
            }
        }

        write(parents);
        Duck.execute(
                duck,
                "create or replace table component as select node.key, root.key as component from node"
                        + " join rooted on rooted.number = node.number join node as root on root.number = rooted.root");
    }

    private int[] parents() throws SQLException {
        try (var statement = duck.createStatement();
                var rows = statement.executeQuery("select count(*) from node")) {
            rows.next();
            var parents = new int[Math.toIntExact(rows.getLong(1))];

            for (var i = 0; i < parents.length; i++) {
                parents[i] = i;
            }

            return parents;
        }
    }

    /** The smaller root stays, so that the order of edges does not matter. */
    private static void union(int[] parents, int one, int other) {
        var left = root(parents, one);
        var right = root(parents, other);
        parents[Math.max(left, right)] = Math.min(left, right);
    }

    private static int root(int[] parents, int from) {
        var at = from;

        while (parents[at] != at) {
            parents[at] = parents[parents[at]];
            at = parents[at];
        }

        return at;
    }

    private void write(int[] parents) throws SQLException {
        Duck.execute(duck, "create or replace table rooted (number integer, root integer)");

        try (var appender = duck.unwrap(DuckDBConnection.class).createAppender("rooted")) {
            for (var i = 0; i < parents.length; i++) {
                appender.beginRow().append(i).append(root(parents, i)).endRow();
            }
        }
    }
}
