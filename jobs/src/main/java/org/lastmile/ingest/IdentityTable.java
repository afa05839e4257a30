package org.lastmile.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.duckdb.DuckDBConnection;
import org.lastmile.bucket.ParquetFiles;
import org.lastmile.warehouse.DataFile;
import org.lastmile.warehouse.Duck;
import org.lastmile.warehouse.TableSnapshot;

/** The table {@code core.identity}: the learner behind each key. */
record IdentityTable(Path path) {
    /** Files of the present version, none before the first. */
    List<Path> files() {
        return TableSnapshot.newest(path).stream()
                .flatMap(snapshot -> snapshot.files().stream())
                .map(DataFile::path)
                .toList();
    }

    /** The links of the present version. */
    Map<Long, Long> read(Connection duck) throws SQLException {
        var links = new TreeMap<Long, Long>();
        var file = files();

        if (file.isEmpty()) {
            return links;
        }

        try (var statement = duck.createStatement();
                var rows = statement.executeQuery("select learner_key, learner_id from " + Duck.parquet(file))) {
            while (rows.next()) {
                links.put(rows.getLong(1), rows.getLong(2));
            }
        }

        return links;
    }

    /** Writes links into a file that the next commit may take. */
    Staged write(Connection duck, Map<Long, Long> links, Path file) throws SQLException, IOException {
        Duck.execute(duck, "create or replace table links (learner_key bigint, learner_id bigint)");

        try (var appender = duck.unwrap(DuckDBConnection.class).createAppender("links")) {
            for (var link : links.entrySet()) {
                appender.beginRow()
                        .append(link.getKey().longValue())
                        .append(link.getValue().longValue())
                        .endRow();
            }
        }

        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        return new Staged(
                path, ParquetFiles.schema(duck, "links"), List.of(ParquetFiles.write(duck, "links", file, -1)));
    }
}
