package org.lastmile.ingest;

import io.delta.kernel.internal.types.DataTypeJsonSerDe;
import io.delta.kernel.types.IntegerType;
import io.delta.kernel.types.StructType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.lastmile.bucket.KeySearch;
import org.lastmile.bucket.NewFile;
import org.lastmile.bucket.ParquetFiles;
import org.lastmile.bucket.Steps;
import org.lastmile.contract.Contract;
import org.lastmile.contract.Contracts;
import org.lastmile.contract.Shelf;
import org.lastmile.contract.Table;
import org.lastmile.warehouse.Deletion;
import org.lastmile.warehouse.Duck;
import org.lastmile.warehouse.PartnershipFolder;
import org.lastmile.warehouse.Registry;
import org.lastmile.warehouse.SourceView;

/** Turns the rows of a source into core tables: one Spark SQL statement per table, written by learner bucket. */
final class Conform {
    private final SparkSession spark;
    private final PartnershipFolder folder;
    private final int buckets;
    private final boolean isSmall;
    private final Steps progress;
    private final Learners learners;
    private final Shelf mappings;
    private final Contracts tables = Contracts.ofTables();

    /** @param progress told each table */
    Conform(SparkSession spark, PartnershipFolder folder, int buckets, boolean isSmall, Steps progress) {
        this.spark = spark;
        this.folder = folder;
        this.buckets = buckets;
        this.isSmall = isSmall;
        this.progress = progress;
        this.learners = new Learners(spark);
        this.mappings = Shelf.open("lastmile/mappings", ".sql", Optional.of(folder.overrides("mappings")));
    }

    /**
     * Says which learner each key belongs to, where that is not the key itself.
     *
     * @param exceptions rows that belong to another learner than their key does
     */
    void identity(Optional<Path> links, Optional<Path> exceptions) {
        learners.identity(links, exceptions);
    }

    /**
     * Writes the core rows of one delivery.
     *
     * @param sources Parquet files of the delivery by table of the contract
     * @param run     folder inside each core table that takes the files
     */
    List<Staged> conform(Contract contract, String deliveryId, Map<String, List<Path>> sources, String run)
            throws IOException, SQLException {
        register(contract, sources);
        var staged = new ArrayList<Staged>();

        for (var name : mappings.names()) {
            if (name.startsWith(contract.id() + "/") && reads(contract, name, sources)) {
                var entity = name.substring(name.indexOf('/') + 1, name.length() - ".sql".length());
                progress.step("conforming " + contract.id() + " to core." + entity);
                staged.add(write(entity, mappings.text(name), deliveryId, run));
            }
        }

        return staged;
    }

    /** Whether all that a mapping reads of this source came with the delivery. */
    private boolean reads(Contract contract, String mapping, Map<String, List<Path>> sources) {
        return contract.tables().stream()
                .filter(table -> new SourceView(contract, table).isReadIn(mappings.text(mapping)))
                .allMatch(table -> sources.containsKey(table.name()));
    }

    private void register(Contract contract, Map<String, List<Path>> sources) {
        for (var source : sources.entrySet()) {
            var table = contract.table(source.getKey());
            var paths = source.getValue().stream().map(Path::toString).toArray(String[]::new);
            var rows = holding(spark.read().parquet(paths), table);

            if (table.knowsLearners()) {
                rows = learners.of(rows, table);
            }

            rows.createOrReplaceTempView(new SourceView(contract, table).name());
        }
    }

    /** Rows that delete others are no facts: they stay in the source table. */
    private static Dataset<Row> holding(Dataset<Row> rows, Table table) {
        var holding = rows;

        for (var rule : table.deleted()) {
            if (List.of(rows.columns()).contains(rule.column())) {
                holding = holding.where("not " + Deletion.condition(rule, '`' + rule.column() + '`'));
            }
        }

        return holding;
    }

    private Staged write(String entity, String sql, String deliveryId, String run) throws IOException, SQLException {
        var table = tables.contract("core." + entity).tables().get(0);
        var rows = promised(spark.sql(sql), entity, table);
        var schema = schema(rows, table);
        var target = folder.table("core", entity).resolve(run).resolve(Registry.folder(deliveryId));
        Folders.delete(target);
        return new Staged(folder.table("core", entity), schema, files(save(rows, table, target), table));
    }

    /** Also a delivery that brings no row, and so no folder of a bucket, makes a table in buckets. */
    private static StructType schema(Dataset<Row> rows, Table table) {
        var schema = DataTypeJsonSerDe.deserializeStructType(rows.schema().json());
        return table.isLearnerBucket() ? schema.add("bucket", IntegerType.INTEGER, true) : schema;
    }

    /** The columns in the order of the contract; a mapping that returns others is our bug. */
    private static Dataset<Row> promised(Dataset<Row> rows, String entity, Table table) {
        var wanted = table.columns().stream().map(column -> column.name()).toList();
        var names = List.of(rows.columns());

        if (!names.containsAll(wanted)) {
            throw new IllegalStateException(
                    "mapping of core." + entity + " returns " + names + ", its contract promises " + wanted);
        }

        return rows.select(wanted.stream().map(functions::col).toArray(org.apache.spark.sql.Column[]::new));
    }

    private Path save(Dataset<Row> rows, Table table, Path target) {
        if (!table.isLearnerBucket()) {
            rows.coalesce(1).write().parquet(target.toString());
            return target;
        }

        var bucketed = rows.where("learner_id is not null")
                .withColumn("bucket", functions.expr("cast(pmod(learner_id, " + buckets + ") as int)"));
        var spread = isSmall ? bucketed.coalesce(1) : bucketed.repartition(functions.col("bucket"));
        spread.write().partitionBy("bucket").parquet(target.toString());
        return target;
    }

    private static List<NewFile> files(Path target, Table table) throws IOException, SQLException {
        var files = new ArrayList<NewFile>();

        if (!Files.exists(target)) {
            return files;
        }

        try (var walk = Files.walk(target);
                var duck = Duck.open(2, "1GB")) {
            for (var file : walk.filter(file -> file.toString().endsWith(".parquet"))
                    .sorted()
                    .toList()) {
                var rows = ParquetFiles.rows(duck, file);

                if (rows > 0) {
                    files.add(
                            new NewFile(file.toString(), bucket(file), rows, KeySearch.tags(duck, table, file, rows)));
                }
            }
        }

        return files;
    }

    private static int bucket(Path file) {
        var parent = file.getName(file.getNameCount() - 2).toString();
        return parent.startsWith("bucket=") ? Integer.parseInt(parent.substring("bucket=".length())) : -1;
    }
}
