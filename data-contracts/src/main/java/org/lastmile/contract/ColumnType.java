package org.lastmile.contract;

/** Types that a contract may give a column, with their name in DuckDB. */
public enum ColumnType {
    STRING("varchar"),
    INTEGER("bigint"),
    NUMBER("double"),
    BOOLEAN("boolean"),
    DATE("date"),
    TIMESTAMP("timestamp with time zone");

    private final String duckdb;

    ColumnType(String duckdb) {
        this.duckdb = duckdb;
    }

    public String duckdb() {
        return duckdb;
    }
}
