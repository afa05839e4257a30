package org.lastmile.ingest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.lastmile.bucket.ParquetFiles;
import org.lastmile.warehouse.DataFile;
import org.lastmile.warehouse.Duck;
import org.lastmile.warehouse.TableSnapshot;

/**
 * A core table of the links between identifiers: {@code core.identity}, the learner behind each key,
 * {@code core.identity_record}, rows whose learner is another than that of their key, or {@code core.identity_link},
 * why identifiers were joined and which learners may be one. Every version is one file.
 */
record IdentityTable(Path path) {
    static final Set<String> NAMES = Set.of("identity", "identity_record", "identity_link");

    /** Files of the present version, none before the first. */
    List<Path> files() {
        return TableSnapshot.newest(path).stream()
                .flatMap(snapshot -> snapshot.files().stream())
                .map(DataFile::path)
                .toList();
    }

    /** Name of the table, and of the relation of DuckDB that may be its next version. */
    private String name() {
        return String.valueOf(path.getFileName());
    }

    /** A select of the rows that only the present version or only the next one has. */
    String changed() {
        var file = files();
        var present = file.isEmpty() ? "(from " + name() + " limit 0)" : Duck.parquet(file);
        return "from ((from " + name() + " except from " + present + ") union all (from " + present + " except from "
                + name() + "))";
    }

    /** Whether the next version has other rows, or other columns, than the present one. */
    boolean differs(Connection duck) throws SQLException {
        var file = files();

        if (!file.isEmpty()
                && !ParquetFiles.columns(duck, Duck.parquet(file)).equals(ParquetFiles.columns(duck, name()))) {
            return true;
        }

        try (var statement = duck.createStatement();
                var rows = statement.executeQuery(changed() + " limit 1")) {
            return rows.next();
        }
    }

    /** Writes the next version into a file that the next commit may take. */
    Staged write(Connection duck, Path file) throws SQLException, IOException {
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        return new Staged(path, ParquetFiles.schema(duck, name()), List.of(ParquetFiles.write(duck, name(), file, -1)));
    }
}
