package org.lastmile.release;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** Opens DuckDB in memory, the same way everywhere: UTC, nothing fetched, nothing spilled to disk. */
final class DuckDb {
    private DuckDb() {}

    /** One thread, so that the same statement over the same files gives the same rows in the same order. */
    static Connection deterministic() throws SQLException {
        return open("1");
    }

    /** Two threads, for tables of the operator that are larger than an edition. */
    static Connection parallel() throws SQLException {
        return open("2");
    }

    /** The path as a literal of SQL. */
    static String literal(Path path) {
        return literal(path.toAbsolutePath().normalize().toString());
    }

    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection open(String threads) throws SQLException {
        var settings = new Properties();
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
        settings.setProperty("threads", threads);
        settings.setProperty("memory_limit", "1GB");
        settings.setProperty("temp_directory", "");
        settings.setProperty("jdbc_stream_results", "true");
        var connection = DriverManager.getConnection("jdbc:duckdb:", settings);
        run(connection, "set timezone = 'UTC'");
        return connection;
    }
}
