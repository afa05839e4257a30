package org.lastmile.bucket;

import io.delta.kernel.DataWriteContext;
import io.delta.kernel.Transaction;
import io.delta.kernel.data.Row;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.internal.actions.AddFile;
import io.delta.kernel.internal.actions.SingleAction;
import io.delta.kernel.internal.util.Utils;
import io.delta.kernel.internal.util.VectorUtils;
import io.delta.kernel.statistics.DataFileStatistics;
import io.delta.kernel.types.StructType;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.DataFileStatus;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The actions that put files into a table. */
final class AddedFiles {
    private AddedFiles() {}

    static List<Row> of(Engine engine, Row state, List<NewFile> files, DataWriteContext context) {
        var actions = new ArrayList<Row>();
        var statuses = files.stream().map(AddedFiles::status).iterator();

        try (CloseableIterator<Row> rows =
                Transaction.generateAppendActions(engine, state, Utils.toCloseableIterator(statuses), context)) {
            for (var file : files) {
                actions.add(tagged(rows.next(), file.tags()));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }

        return actions;
    }

    private static DataFileStatus status(NewFile file) {
        var onDisk = new File(file.path());
        // With its scheme, so that Kernel writes the path relative to the table: a folder may be moved or copied.
        return new DataFileStatus(
                "file:" + onDisk.getPath(),
                onDisk.length(),
                onDisk.lastModified(),
                Optional.of(new DataFileStatistics(file.rows(), Map.of(), Map.of(), Map.of(), Optional.empty())));
    }

    /** Kernel's public methods give a file no tags. */
    private static Row tagged(Row action, Map<String, String> tags) {
        if (tags.isEmpty()) {
            return action;
        }

        var file = new AddFile(action.getStruct(SingleAction.ADD_FILE_ORDINAL));
        var noColumns = new StructType();
        return SingleAction.createAddFileSingleAction(AddFile.createAddFileRow(
                noColumns,
                file.getPath(),
                file.getPartitionValues(),
                file.getSize(),
                file.getModificationTime(),
                file.getDataChange(),
                file.getDeletionVector(),
                Optional.of(VectorUtils.stringStringMapValue(tags)),
                file.getBaseRowId(),
                file.getDefaultRowCommitVersion(),
                file.getStats(noColumns)));
    }
}
