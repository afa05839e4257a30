package org.lastmile.erasure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lastmile.bucket.NewFile;
import org.lastmile.bucket.ParquetFiles;
import org.lastmile.bucket.TableWriter;
import org.lastmile.contract.Contracts;
import org.lastmile.warehouse.DataFile;
import org.lastmile.warehouse.Duck;
import org.lastmile.warehouse.TableSnapshot;

/** Writes the files of a table that hold the learner anew, beside the old ones, and commits them in one version. */
final class Rewriting {
    private static final String MARK = "e-";

    private final Connection duck;
    private final ErasureOrder order;
    private final LearnerRows learner;
    private final TableWriter writer = new TableWriter();

    Rewriting(Connection duck, ErasureOrder order, Contracts contracts) {
        this.duck = duck;
        this.learner = new LearnerRows(order.marks(), contracts);
        this.order = order;
    }

    void of(Path table) throws SQLException, IOException {
        var snapshot = TableSnapshot.newest(table);
        var old = new ArrayList<Path>();
        var files = new ArrayList<NewFile>();

        for (var file : snapshot.map(TableSnapshot::files).orElse(List.of())) {
            var written = anew(String.valueOf(table.getFileName()), file);

            if (written.isPresent()) {
                old.add(file.path());
                files.add(written.get());
            }
        }

        if (!old.isEmpty()) {
            writer.exchange(table, old, files);
        }
    }

    /** A file without rows stays in its table: a mapping asks whether a delivery brought all that it reads. */
    private Optional<NewFile> anew(String table, DataFile file) throws SQLException {
        var rows = Duck.parquet(List.of(file.path()));
        var columns = ParquetFiles.columns(duck, rows);
        var ofLearner = learner.ofLearner(table, columns);

        if (!holds(rows, ofLearner + " or " + learner.ofOthers(columns))) {
            return Optional.empty();
        }

        return Optional.of(ParquetFiles.write(
                duck,
                "(select " + learner.cleaned(table, columns) + " from " + rows + " where not " + ofLearner + ")",
                name(file.path()),
                file.bucket()));
    }

    private boolean holds(String rows, String condition) throws SQLException {
        try (var statement = duck.createStatement();
                var found = statement.executeQuery("select 1 from " + rows + " where " + condition + " limit 1")) {
            return found.next();
        }
    }

    private Path name(Path old) {
        var plain = String.valueOf(old.getFileName()).replaceFirst("^" + MARK + "[0-9]+-", "");
        return old.resolveSibling(MARK + order.number() + "-" + plain);
    }

    /** Files that were written anew below a folder, by this call or by one that was cut off. */
    long written(Path zone) throws IOException {
        if (!Files.isDirectory(zone)) {
            return 0;
        }

        try (var walk = Files.walk(zone)) {
            return walk.filter(file -> String.valueOf(file.getFileName()).startsWith(MARK + order.number() + "-"))
                    .count();
        }
    }
}
