package org.lastmile.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.lastmile.bucket.KeySearch;
import org.lastmile.bucket.NewFile;
import org.lastmile.bucket.ParquetFiles;
import org.lastmile.bucket.TableWriter;
import org.lastmile.contract.Contracts;
import org.lastmile.ingest.TokenKey;
import org.lastmile.ingest.Warehouse;
import org.lastmile.warehouse.Duck;
import org.lastmile.warehouse.PartnershipFolder;
import org.lastmile.warehouse.Registry;

/**
 * Writes core tables with a given number of attendances into a new partnership's folder, committed as deliveries, so
 * that {@code lastmile build} runs on them as on any other. Only the attendances are counted exactly as asked, within
 * one in a thousand: 6.8 per course, two courses per learner, 22 people per session as in the IMLS survey.
 */
final class Nation {
    private static final List<String> REFERENCE = List.of("partner", "track", "offering", "session");
    private static final List<String> LEARNER =
            List.of("attribute", "registration", "attendance", "award_event", "next_step");
    private final PartnershipFolder folder;
    private final int buckets;
    private final TableWriter writer = new TableWriter();
    private final Contracts tables = Contracts.ofTables();

    private Nation(PartnershipFolder folder, int buckets) {
        this.folder = folder;
        this.buckets = buckets;
    }

    /** Takes the folder that {@code lastmile init} has made, the number of attendances and that of learner buckets. */
    public static void main(String[] arguments) throws IOException, SQLException {
        var folder = PartnershipFolder.existing(Path.of(arguments[0]));
        var buckets = Integer.parseInt(arguments[2]);
        Warehouse.open(folder, TokenKey.read(folder.tokenKey()), buckets).keep(folder);
        new Nation(folder, buckets).write(Long.parseLong(arguments[1]));
    }

    private void write(long attendances) throws IOException, SQLException {
        try (var duck = Duck.open(2, "2GB")) {
            Duck.execute(duck, "set variable buckets = " + buckets);
            Duck.execute(duck, "set variable offerings = " + Math.max(1, attendances / (22 * 8)) + "::bigint");
            Duck.execute(duck, "set variable learners = " + attendances * 10 / 136 + "::bigint");
            Duck.execute(duck, statement("offering_number"));

            for (var table : REFERENCE) {
                commit(duck, table, List.of(file(duck, table, -1)));
            }

            var files = new ArrayList<List<NewFile>>();
            LEARNER.forEach(table -> files.add(new ArrayList<>()));

            for (var bucket = 0; bucket < buckets; bucket++) {
                Duck.execute(duck, "set variable bucket = " + bucket + "::bigint");
                Duck.execute(duck, statement("course"));

                for (var i = 0; i < LEARNER.size(); i++) {
                    files.get(i).add(file(duck, LEARNER.get(i), bucket));
                }
            }

            for (var i = 0; i < LEARNER.size(); i++) {
                commit(duck, LEARNER.get(i), files.get(i));
            }

            register(duck);
        }
    }

    private NewFile file(Connection duck, String table, int bucket) throws IOException, SQLException {
        var sql = statement(table);
        var delivery = sql.replaceAll("(?s).*'(bench-[a-z-]+)' as delivery_id.*", "$1");
        var target = folder.table("core", table)
                .resolve(Registry.folder(delivery))
                .resolve(bucket < 0 ? "all" : "bucket=" + bucket)
                .resolve(table + ".parquet");
        Files.createDirectories(target.getParent());
        var file = ParquetFiles.write(duck, "(\n" + sql + "\n)", target, bucket);
        var contract = tables.contract("core." + table).tables().get(0);
        return new NewFile(file.path(), bucket, file.rows(), KeySearch.tags(duck, contract, target, file.rows()));
    }

    private void register(Connection duck) throws IOException, SQLException {
        for (var table : List.of("coverage", "delivery")) {
            var target = folder.table("source", table)
                    .resolve(Registry.folder("bench"))
                    .resolve(table + ".parquet");
            Files.createDirectories(target.getParent());
            var file = ParquetFiles.write(duck, "(\n" + statement(table) + "\n)", target, -1);
            writer.append(folder.table("source", table), schema(duck, file), List.of(file), "bench");
        }
    }

    private void commit(Connection duck, String table, List<NewFile> files) throws SQLException {
        writer.append(folder.table("core", table), schema(duck, files.get(0)), files, "bench");
    }

    private static io.delta.kernel.types.StructType schema(Connection duck, NewFile file) throws SQLException {
        return ParquetFiles.schema(duck, Duck.parquet(List.of(Path.of(file.path()))));
    }

    private static String statement(String name) throws IOException {
        try (var text = Nation.class.getResourceAsStream(name + ".sql")) {
            if (text == null) {
                throw new IllegalStateException(name + ".sql is not packed");
            }

            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
