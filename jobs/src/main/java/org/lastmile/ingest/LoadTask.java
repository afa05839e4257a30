package org.lastmile.ingest;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import org.lastmile.contract.Contract;

/**
 * Work of one Spark task: load files of one table of a delivery, or a part of a large one.
 *
 * @param target     Parquet file that takes the accepted rows
 * @param quarantine Parquet file that takes the reasons of the rows set aside
 * @param scratch    folder for what does not fit into memory
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
        LocalDate today,
        Tombstones erased)
        implements Serializable {
    LoadTask {
        files = List.copyOf(files);
    }

    /** Name of the source table that takes the rows. */
    String sourceTable() {
        return contract.id() + "_" + table;
    }
}
