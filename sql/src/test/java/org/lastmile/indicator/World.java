package org.lastmile.indicator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lastmile.contract.Contracts;
import org.lastmile.contract.Table;

/** One learner bucket in an in-memory DuckDB, with empty tables as the contracts describe them. */
final class World implements AutoCloseable {
    static final Path HOME = Path.of(System.getProperty("lastmile.home", ".."));
    private static final Contracts TABLES = Contracts.ofTables();

    private final Connection duckdb;

    private World(Connection duckdb) {
        this.duckdb = duckdb;
    }

    static World empty() throws SQLException {
        var world = new World(DriverManager.getConnection("jdbc:duckdb:"));
        world.run("create type code as enum ('not stated')");
        world.run("create schema core");
        world.run("create schema mart");
        world.run("create schema reference");
        world.run("create schema shared");

        for (var contract : TABLES.all()) {
            if (contract.id().startsWith("core.")) {
                world.run("create table " + contract.id() + " (" + columns(contract.id()) + ")");
            }
        }

        return world;
    }

    static Table table(String id) {
        return TABLES.contract(id).tables().get(0);
    }

    /** Columns as a create statement wants them: {@code learner_id bigint, ...}. */
    static String columns(String id) {
        return table(id).columns().stream()
                .map(column -> column.name() + " " + column.type().duckdb())
                .collect(Collectors.joining(", "));
    }

    void run(String sql) throws SQLException {
        try (var statement = duckdb.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Makes an empty table for each table of each source, as mappings see them. */
    void openSources() throws SQLException {
        for (var contract : Contracts.ofSources(Optional.empty()).all()) {
            for (var table : contract.tables()) {
                run("create table " + contract.id() + "_" + table.name() + " (" + stored(table) + ")");
            }
        }
    }

    private static String stored(Table table) {
        var columns =
                new StringBuilder("learner_id bigint, delivery_id varchar, source_file varchar, source_row bigint");
        table.stored().forEach(column -> columns.append(", ")
                .append(column.storedName())
                .append(' ')
                .append(column.identifier() == null ? column.type().duckdb() : "varchar"));
        return columns.toString();
    }

    /** Adds the rows of a fixture; columns that it does not have are null. */
    void insert(String table, Path csv) throws SQLException, IOException {
        run("insert into " + table + " by name select " + fixtureColumns(csv) + " from " + fixture(csv));
    }

    /** The columns of a fixture without {@code why}, which is for readers. */
    static String fixtureColumns(Path csv) throws IOException {
        return Arrays.stream(Files.readAllLines(csv).get(0).split(","))
                .filter(column -> !column.equals("why"))
                .collect(Collectors.joining(", "));
    }

    /** A fixture as DuckDB reads it: every value a text. */
    static String fixture(Path csv) {
        return "read_csv('" + csv + "', header = true, all_varchar = true, null_padding = true)";
    }

    /** Assembles the marts in their order. */
    void assemble() throws SQLException {
        var marts = Marts.load();
        make("reference", marts.references());
        make("shared", marts.shared());
        make("mart", marts.all());
    }

    private void make(String zone, List<SqlText> statements) throws SQLException {
        for (var statement : statements) {
            run("create or replace table " + zone + "." + statement.name() + " as " + statement.text());
        }
    }

    /** Rows as text; null is an empty text. */
    List<List<String>> rows(String sql) throws SQLException {
        try (var statement = duckdb.createStatement();
                var result = statement.executeQuery(sql)) {
            var rows = new ArrayList<List<String>>();

            while (result.next()) {
                var row = new ArrayList<String>();

                for (var i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    var value = result.getObject(i);
                    row.add(value == null ? "" : value.toString());
                }

                rows.add(row);
            }

            return rows;
        }
    }

    /** Name and type of each column that a statement returns, as {@code learner_id bigint}. */
    List<String> describe(String sql) throws SQLException {
        return rows("select column_name || ' ' || lower(column_type) from (describe " + sql + ")").stream()
                .map(row -> row.get(0))
                .toList();
    }

    @Override
    public void close() throws SQLException {
        duckdb.close();
    }
}
