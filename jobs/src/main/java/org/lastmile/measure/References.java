package org.lastmile.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.lastmile.bucket.ParquetFiles;
import org.lastmile.indicator.Marts;
import org.lastmile.warehouse.Duck;

/** What marts read of all offerings and sessions: computed once per build, before the buckets, into files. */
final class References {
    private References() {}

    /**
     * Computes the references into a folder.
     *
     * @param unique reference tables that hold no key twice
     * @param folder that takes the files, read by all tasks
     * @return statements that make the views {@code reference.<name>} over the files
     */
    static List<String> write(CoreViews core, Set<String> unique, Marts marts, Path folder, String memory)
            throws SQLException, IOException {
        var views = new ArrayList<>(List.of("create schema reference"));
        Files.createDirectories(folder);

        try (var duck = Duck.open(2, memory)) {
            for (var statement : core.ofReferences(unique)) {
                Duck.execute(duck, statement);
            }

            for (var reference : marts.references()) {
                var file = folder.resolve(reference.name() + ".parquet");
                ParquetFiles.write(duck, "(\n" + reference.text() + "\n)", file, -1);
                var rows = Duck.parquet(List.of(file));
                views.add("create view reference." + reference.name() + " as "
                        + Codes.coded(ParquetFiles.columns(duck, rows), "select * from " + rows));
            }
        }

        return views;
    }
}
