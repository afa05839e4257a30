package org.lastmile.warehouse;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Properties;
import java.util.stream.Collectors;

/** DuckDB in memory, set up the same way wherever Lastmile computes. */
public final class Duck {
    private Duck() {}

    /**
     * Opens a database in memory: days are counted in UTC, no extension is fetched from anywhere.
     *
     * @param memory limit in DuckDB's words, for example {@code 1GB}
     */
    public static Connection open(int threads, String memory) throws SQLException {
        var settings = new Properties();
        settings.setProperty("threads", Integer.toString(threads));
        settings.setProperty("memory_limit", memory);
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
        var connection = DriverManager.getConnection("jdbc:duckdb:", settings);

        try (var statement = connection.createStatement()) {
            statement.execute("set timezone = 'UTC'");
            statement.execute("set temp_directory = ''");
        }

        return connection;
    }

    /** A text as an SQL literal. */
    public static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** A name as an SQL identifier. */
    public static String identifier(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** A relation over Parquet files of one table; columns that came later are null in older files. */
    public static String parquet(Collection<Path> files) {
        return files.stream()
                .map(file -> literal(file.toString()))
                .collect(Collectors.joining(
                        ", ", "read_parquet([", "], union_by_name = true, hive_partitioning = false)"));
    }

    public static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
