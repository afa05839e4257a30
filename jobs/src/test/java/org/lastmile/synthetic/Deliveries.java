package org.lastmile.synthetic;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A delivery as DuckDB reads it: one view per file, named after it. */
final class Deliveries implements AutoCloseable {
    private final Connection connection;

    private Deliveries(Connection connection) {
        this.connection = connection;
    }

    static Deliveries read(Path folder) throws SQLException {
        var connection = DriverManager.getConnection("jdbc:duckdb:");
        try (var statement = connection.createStatement()) {
            for (var table : Table.values()) {
                var view = table.fileName().replace(".csv", "");
                statement.execute("create view " + view + " as select * from read_csv('"
                        + folder.resolve(table.fileName()) + "', header = true)");
            }
        }
        return new Deliveries(connection);
    }

    /** The result as text, one line per row, values separated by a blank. */
    List<String> ask(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            List<String> lines = new ArrayList<>();
            while (rows.next()) {
                List<String> values = new ArrayList<>();
                for (var column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                    values.add(String.valueOf(rows.getString(column)));
                }
                lines.add(String.join(" ", values));
            }
            return lines;
        }
    }

    List<String> askFile(String name) throws SQLException, IOException {
        try (var file = Objects.requireNonNull(Deliveries.class.getResourceAsStream(name), name)) {
            return ask(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
