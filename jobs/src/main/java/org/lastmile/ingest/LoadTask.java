package org.lastmile.ingest;

import java.io.Serializable;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.lastmile.contract.Contract;

/**
 * Work of one Spark task: load files of one table of a delivery, or a part of a large one.
 *
 * @param target     Parquet file that takes the accepted rows
 * @param quarantine Parquet file that takes the reasons of the rows set aside
 * @param scratch    folder for what does not fit into memory
 * @param seen       file of {@link SeenKeys} that all tasks of the table share; empty when there is one task, which sees all
 * @param today      day on which expiry is judged
 * @param erased     learners whose rows do not come in
 */
record LoadTask(
        String deliveryId,
        Contract contract,
        String table,
        List<SourceFile> files,
        String target,
        String quarantine,
        String scratch,
        String seen,
        LocalDate today,
        Tombstones erased)
        implements Serializable {
    private static final String AGAIN = "-again.parquet";

    LoadTask {
        files = List.copyOf(files);
    }

    /** Parquet file beside the target, for the accepted rows whose key may stand in a row before them. */
    static Path again(Path target) {
        return target.resolveSibling(target.getFileName().toString().replace(".parquet", AGAIN));
    }

    static boolean isAgain(Path file) {
        return file.toString().endsWith(AGAIN);
    }

    /** Name of the source table that takes the rows. */
    String sourceTable() {
        return contract.id() + "_" + table;
    }
}
