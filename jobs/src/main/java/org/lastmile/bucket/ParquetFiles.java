package org.lastmile.bucket;

import io.delta.kernel.types.BooleanType;
import io.delta.kernel.types.ByteType;
import io.delta.kernel.types.DataType;
import io.delta.kernel.types.DateType;
import io.delta.kernel.types.DoubleType;
import io.delta.kernel.types.IntegerType;
import io.delta.kernel.types.LongType;
import io.delta.kernel.types.StringType;
import io.delta.kernel.types.StructType;
import io.delta.kernel.types.TimestampType;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lastmile.warehouse.Duck;

/** Writes relations of DuckDB as Parquet and says what a Delta table must know of them. */
public final class ParquetFiles {
    /** Rows of one bucket that a thread gathers before it writes them, and the fewest buckets for which it does so. */
    private static final int BUCKET_ROWS = 1 << 14;

    private static final int SPREAD = 32;

    private ParquetFiles() {}

    /** Writes a relation into one file and counts its rows. */
    public static NewFile write(Connection duck, String relation, Path file, int bucket) throws SQLException {
        try (var statement = duck.createStatement()) {
            var rows = statement.executeUpdate("copy (from " + relation + ") to " + Duck.literal(file.toString())
                    + " (format parquet, compression snappy)");
            return new NewFile(file.toString(), bucket, rows);
        }
    }

    /**
     * Writes rows that have a {@code learner_id} into a file for each learner bucket, in a folder {@code bucket=<number>}.
     * Files of many buckets are written side by side, in one reading.
     */
    public static void writeBuckets(Connection duck, String relation, Path folder, int buckets) throws SQLException {
        Duck.execute(duck, "set partitioned_write_max_open_files = " + buckets);
        Duck.execute(duck, "set partitioned_write_flush_threshold = " + Math.max(buckets, SPREAD) * BUCKET_ROWS);
        Duck.execute(
                duck,
                "copy (select *, (learner_id % " + buckets + " + " + buckets + ") % " + buckets + " as bucket from "
                        + relation + " where learner_id is not null) to " + Duck.literal(folder.toString())
                        + " (format parquet, compression zstd, partition_by (bucket))");
    }

    /** Rows of a file, from its footer. */
    public static long rows(Connection duck, Path file) throws SQLException {
        try (var statement = duck.createStatement();
                var rows = statement.executeQuery(
                        "select num_rows from parquet_file_metadata(" + Duck.literal(file.toString()) + ")")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** Columns of a relation as a Delta schema; every column may be null. */
    public static StructType schema(Connection duck, String relation) throws SQLException {
        var schema = new StructType();

        try (var statement = duck.createStatement();
                var columns = statement.executeQuery("describe from " + relation)) {
            while (columns.next()) {
                var name = columns.getString("column_name");
                schema = schema.add(name, type(name, columns.getString("column_type")), true);
            }
        }

        return schema;
    }

    /** Names of a relation's columns in order. */
    public static List<String> columns(Connection duck, String relation) throws SQLException {
        var names = new ArrayList<String>();

        try (var statement = duck.createStatement();
                var columns = statement.executeQuery("describe from " + relation)) {
            while (columns.next()) {
                names.add(columns.getString("column_name"));
            }
        }

        return names;
    }

    private static DataType type(String column, String duckdb) {
        return switch (duckdb.toUpperCase(Locale.ROOT)) {
            case "VARCHAR" -> StringType.STRING;
            case "BIGINT" -> LongType.LONG;
            case "INTEGER" -> IntegerType.INTEGER;
            case "TINYINT" -> ByteType.BYTE;
            case "DOUBLE" -> DoubleType.DOUBLE;
            case "BOOLEAN" -> BooleanType.BOOLEAN;
            case "DATE" -> DateType.DATE;
            case "TIMESTAMP WITH TIME ZONE" -> TimestampType.TIMESTAMP;
            default ->
                throw new IllegalStateException("column " + column + " has type " + duckdb
                        + ", which our tables do not hold; cast it in the SQL");
        };
    }
}
