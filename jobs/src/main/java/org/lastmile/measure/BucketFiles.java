package org.lastmile.measure;

import io.delta.kernel.types.StructType;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.lastmile.bucket.NewFile;
import org.lastmile.bucket.ParquetFiles;
import org.lastmile.warehouse.Duck;

/** Files of one table that the buckets have written. */
final class BucketFiles {
    private BucketFiles() {}

    static List<NewFile> of(
            List<BucketResult> results, Function<BucketResult, Map<String, NewFile>> which, String mart) {
        var files = new ArrayList<NewFile>();
        results.forEach(result -> files.add(which.apply(result).get(mart)));
        return files;
    }

    static List<NewFile> withRows(List<NewFile> files) {
        return files.stream().filter(file -> file.rows() > 0).toList();
    }

    static long rows(List<NewFile> files) {
        return files.stream().mapToLong(NewFile::rows).sum();
    }

    static StructType schema(java.sql.Connection duck, List<NewFile> files) throws SQLException {
        return ParquetFiles.schema(
                duck, Duck.parquet(List.of(Path.of(files.get(0).path()))));
    }
}
