package org.lastmile.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.TreeMap;
import org.lastmile.bucket.NewFile;
import org.lastmile.bucket.ParquetFiles;
import org.lastmile.warehouse.Duck;

/** Computes one bucket in a DuckDB of its own, on one thread: all facts of a learner lie in one bucket. */
final class BucketWork {
    private BucketWork() {}

    static BucketResult run(BucketTask task) throws SQLException, IOException {
        try (var duck = Duck.open(1, task.memory())) {
            for (var statement : task.setup()) {
                Duck.execute(duck, statement);
            }

            Duck.execute(duck, "create schema mart");
            var marts = new TreeMap<String, NewFile>();
            var measures = new TreeMap<String, NewFile>();

            for (var mart : task.marts()) {
                Duck.execute(duck, "create table mart." + mart.name() + " as\n" + mart.sql());
                Files.createDirectories(Path.of(mart.file()).getParent());
                marts.put(
                        mart.name(),
                        ParquetFiles.write(duck, "mart." + mart.name(), Path.of(mart.file()), task.bucket()));
            }

            for (var measure : task.measures()) {
                for (var statement : measure.before()) {
                    Duck.execute(duck, statement);
                }

                Files.createDirectories(Path.of(measure.file()).getParent());
                measures.put(
                        measure.name(),
                        ParquetFiles.write(
                                duck, "(\n" + measure.sql() + "\n)", Path.of(measure.file()), task.bucket()));
            }

            return new BucketResult(marts, measures);
        }
    }
}
