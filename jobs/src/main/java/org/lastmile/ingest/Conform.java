package org.lastmile.ingest;

import io.delta.kernel.types.IntegerType;
import io.delta.kernel.types.StructType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lastmile.bucket.KeySearch;
import org.lastmile.bucket.NewFile;
import org.lastmile.bucket.ParquetFiles;
import org.lastmile.bucket.Steps;
import org.lastmile.contract.Column;
import org.lastmile.contract.Contract;
import org.lastmile.contract.Contracts;
import org.lastmile.contract.Shelf;
import org.lastmile.contract.Table;
import org.lastmile.warehouse.Deletion;
import org.lastmile.warehouse.Duck;
import org.lastmile.warehouse.PartnershipFolder;
import org.lastmile.warehouse.Registry;
import org.lastmile.warehouse.SourceView;

/** Turns the rows of a source into core tables: one statement of DuckDB per table, written by learner bucket. */
final class Conform {
    private final PartnershipFolder folder;
    private final int buckets;
    private final Learners learners;
    private final Steps progress;
    private final Shelf mappings;
    private final Contracts tables = Contracts.ofTables();

    /** @param progress told each table */
    Conform(PartnershipFolder folder, int buckets, Learners learners, Steps progress) {
        this.folder = folder;
        this.buckets = buckets;
        this.learners = learners;
        this.progress = progress;
        this.mappings = Shelf.open("lastmile/mappings", ".sql", Optional.of(folder.overrides("mappings")));
    }

    /**
     * Writes the core rows of one delivery.
     *
     * @param sources Parquet files of the delivery by table of the contract
     * @param run     folder inside each core table that takes the files
     */
    List<Staged> conform(Contract contract, String deliveryId, Map<String, List<Path>> sources, String run)
            throws IOException, SQLException {
        var staged = new ArrayList<Staged>();

        try (var spilling = SpillingDuck.open(folder, "conform")) {
            var duck = spilling.duck();
            register(duck, contract, sources);

            for (var name : mappings.names()) {
                if (name.startsWith(contract.id() + "/") && reads(contract, name, sources)) {
                    var entity = name.substring(name.indexOf('/') + 1, name.length() - ".sql".length());
                    progress.step("conforming " + contract.id() + " to core." + entity);
                    var target = folder.table("core", entity).resolve(run).resolve(Registry.folder(deliveryId));
                    staged.add(write(duck, entity, mappings.text(name), target));
                }
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

    private void register(Connection duck, Contract contract, Map<String, List<Path>> sources) throws SQLException {
        for (var source : sources.entrySet()) {
            var table = contract.table(source.getKey());
            var columns = ParquetFiles.columns(duck, Duck.parquet(source.getValue()));
            var rows = holding(Duck.parquet(source.getValue()), table, columns);
            Duck.execute(
                    duck,
                    "create view " + Duck.identifier(new SourceView(contract, table).name()) + " as "
                            + (table.knowsLearners() ? learners.of(rows, table, columns) : "from " + rows));
        }
    }

    /** Rows that delete others are no facts: they stay in the source table. */
    private static String holding(String rows, Table table, List<String> columns) {
        var conditions = table.deleted().stream()
                .filter(rule -> columns.contains(rule.column()))
                .map(rule -> "not " + Deletion.condition(rule, Duck.identifier(rule.column())))
                .collect(Collectors.joining(" and "));
        return conditions.isEmpty() ? rows : "(from " + rows + " where " + conditions + ")";
    }

    private Staged write(Connection duck, String entity, String sql, Path target) throws IOException, SQLException {
        var table = tables.contract("core." + entity).tables().get(0);
        var rows = promised(duck, sql, entity, table);
        var schema = schema(duck, rows, table);
        Folders.delete(target);
        Files.createDirectories(target);

        if (table.isLearnerBucket()) {
            ParquetFiles.writeBuckets(duck, rows, target, buckets);
        } else {
            ParquetFiles.write(duck, rows, target.resolve(entity + ".parquet"), -1);
        }

        return new Staged(folder.table("core", entity), schema, files(duck, target, table));
    }

    /** Also a delivery that brings no row, and so no folder of a bucket, makes a table in buckets. */
    private static StructType schema(Connection duck, String rows, Table table) throws SQLException {
        var schema = ParquetFiles.schema(duck, rows);
        return table.isLearnerBucket() ? schema.add("bucket", IntegerType.INTEGER, true) : schema;
    }

    /** The columns in the order of the contract; a mapping that returns others is our bug. */
    private static String promised(Connection duck, String sql, String entity, Table table) throws SQLException {
        var mapped = "(\n" + sql + "\n) as mapped";
        var wanted = table.columns().stream().map(Column::name).toList();
        var names = ParquetFiles.columns(duck, mapped);

        if (!names.containsAll(wanted)) {
            throw new IllegalStateException(
                    "mapping of core." + entity + " returns " + names + ", its contract promises " + wanted);
        }

        return "(select " + wanted.stream().map(Duck::identifier).collect(Collectors.joining(", ")) + " from " + mapped
                + ")";
    }

    private static List<NewFile> files(Connection duck, Path target, Table table) throws IOException, SQLException {
        var files = new ArrayList<NewFile>();

        try (var walk = Files.walk(target)) {
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
