package org.lastmile.warehouse;

import io.delta.kernel.Snapshot;
import io.delta.kernel.TableManager;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.exceptions.TableNotFoundException;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.internal.actions.AddFile;
import io.delta.kernel.internal.util.VectorUtils;
import io.delta.kernel.types.StructType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.lastmile.contract.WarehouseException;

/** One version of a Delta table, read through Delta Kernel without Spark. */
public final class TableSnapshot {
    private final Path table;
    private final Engine engine;
    private final Snapshot snapshot;

    private TableSnapshot(Path table, Engine engine, Snapshot snapshot) {
        this.table = table;
        this.engine = engine;
        this.snapshot = snapshot;
    }

    /** The newest version; empty when the table was never written. */
    public static Optional<TableSnapshot> newest(Path table) {
        if (!Files.isDirectory(table.resolve("_delta_log"))) {
            return Optional.empty();
        }

        var engine = engine();

        try {
            return Optional.of(new TableSnapshot(
                    table, engine, TableManager.loadSnapshot(table.toString()).build(engine)));
        } catch (TableNotFoundException neverCommitted) {
            // A process that was killed before its first commit leaves an empty log.
            return Optional.empty();
        }
    }

    /**
     * The files of the newest version of a table. There are none when it was never written, or made and not yet filled:
     * a call may have been cut off between the two.
     */
    public static List<Path> files(Path table) {
        return newest(table).stream()
                .flatMap(snapshot -> snapshot.files().stream())
                .map(DataFile::path)
                .toList();
    }

    /** An engine on the local file system, without side files of checksums. */
    public static Engine engine() {
        // Hadoop reads its defaults from XML each time, which takes longer than reading a small table.
        var configuration = new Configuration(false);
        configuration.setClass("fs.file.impl", LocalFiles.class, LocalFiles.class);
        configuration.setClass("fs.AbstractFileSystem.file.impl", LocalFiles.Context.class, LocalFiles.Context.class);
        return DefaultEngine.create(configuration);
    }

    public long version() {
        return snapshot.getVersion();
    }

    public StructType schema() {
        return snapshot.getSchema();
    }

    public Map<String, String> properties() {
        return snapshot.getTableProperties();
    }

    /** Whether a commit with this transaction id is part of the table. */
    public boolean holds(String transaction) {
        return snapshot.getLatestTransactionVersion(engine, transaction).isPresent();
    }

    /** The snapshot itself, for the one who writes. */
    public Snapshot kernel() {
        return snapshot;
    }

    /**
     * The Parquet files of this version.
     *
     * @throws WarehouseException if rows were deleted by deletion vectors, which DuckDB would bring back
     */
    public List<DataFile> files() {
        var files = new ArrayList<DataFile>();

        try (var batches = snapshot.getScanBuilder().build().getScanFiles(engine)) {
            while (batches.hasNext()) {
                addFiles(batches.next(), files);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }

        return files;
    }

    private void addFiles(FilteredColumnarBatch batch, List<DataFile> files) throws IOException {
        try (var rows = batch.getRows()) {
            while (rows.hasNext()) {
                files.add(file(rows.next()));
            }
        }
    }

    private DataFile file(Row row) {
        if (InternalScanFileUtils.getDeletionVectorDescriptorFromRow(row) != null) {
            throw new WarehouseException(table + " has deletion vectors, which Lastmile cannot read;"
                    + " rewrite the table without them (delta.enableDeletionVectors=false).");
        }

        var tags = new AddFile(row.getStruct(InternalScanFileUtils.ADD_FILE_ORDINAL))
                .getTags()
                .map(VectorUtils::<String, String>toJavaMap)
                .orElse(Map.of());
        return new DataFile(path(row), InternalScanFileUtils.getPartitionValues(row), tags);
    }

    /** The file that a row of Kernel's scan is about. */
    public static Path path(Row scanned) {
        return local(InternalScanFileUtils.getAddFileStatus(scanned).getPath());
    }

    /** Kernel names files as {@code file:/a b/c.parquet}, decoded: such a text is no URI. */
    private static Path local(String path) {
        return Path.of(path.replaceFirst("^file:/*", "/"));
    }
}
