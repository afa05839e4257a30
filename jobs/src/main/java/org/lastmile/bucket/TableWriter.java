package org.lastmile.bucket;

import io.delta.kernel.Operation;
import io.delta.kernel.TableManager;
import io.delta.kernel.Transaction;
import io.delta.kernel.TransactionCommitResult;
import io.delta.kernel.data.Row;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.exceptions.KernelException;
import io.delta.kernel.expressions.Column;
import io.delta.kernel.expressions.Literal;
import io.delta.kernel.internal.SnapshotImpl;
import io.delta.kernel.internal.util.Utils;
import io.delta.kernel.transaction.DataLayoutSpec;
import io.delta.kernel.types.IntegerType;
import io.delta.kernel.types.StructType;
import io.delta.kernel.utils.CloseableIterable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.lastmile.warehouse.DataFile;
import org.lastmile.warehouse.TableSnapshot;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The only writer of Delta: commits files that tasks have written, one Delta version per call.
 * Statistics hold row counts only, so that no value of a row stands in a log.
 */
public final class TableWriter {
    private static final Logger LOG = LoggerFactory.getLogger(TableWriter.class);
    private static final String WRITER = "lastmile";
    private static final String BUCKET = "bucket";
    /** Readers of every engine open such tables: no deletion vectors, no column mapping. */
    private static final Map<String, String> PLAIN =
            Map.of("delta.enableDeletionVectors", "false", "delta.checkpointInterval", "10");

    private final Engine engine = TableSnapshot.engine();

    /**
     * Adds files to a table, which is made when it does not exist.
     *
     * @param transaction id of this commit: a second commit with it changes nothing
     * @return whether anything was committed
     */
    public boolean append(Path table, StructType schema, List<NewFile> files, String transaction) {
        var isBucketed = files.stream().anyMatch(file -> file.bucket() >= 0)
                || schema.fieldNames().contains(BUCKET);
        var snapshot = TableSnapshot.newest(table);

        if (snapshot.isEmpty()) {
            create(table, schema, isBucketed, List.of(), Map.of());
            snapshot = TableSnapshot.newest(table);
        }

        var current = snapshot.orElseThrow();

        if (current.holds(transaction)) {
            return false;
        }

        var update = current.kernel()
                .buildUpdateTableTransaction(WRITER, Operation.WRITE)
                .withTransactionId(transaction, 1);
        var wanted = withBucket(schema, isBucketed);

        if (!current.schema().fieldNames().containsAll(wanted.fieldNames())) {
            update = update.withUpdatedSchema(widened(current.schema(), wanted));
        }

        commit(update.build(engine), files, isBucketed);
        return true;
    }

    /**
     * Puts files in the place of all that a table held; readers see the old or the new version, never a mixture.
     *
     * @param files none of them in the present version: a commit that takes a file out and puts it in again loses it
     */
    public void replace(
            Path table, StructType schema, boolean isBucketed, List<NewFile> files, Map<String, String> properties) {
        var snapshot = TableSnapshot.newest(table);

        if (snapshot.isEmpty()) {
            create(table, schema, isBucketed, files, properties);
            return;
        }

        refuseSame(snapshot.get(), files);
        var replacing = ((SnapshotImpl) snapshot.get().kernel())
                .buildReplaceTableTransaction(withBucket(schema, isBucketed), WRITER)
                .withTableProperties(all(properties));
        commit((isBucketed ? replacing.withDataLayoutSpec(byBucket()) : replacing).build(engine), files, isBucketed);
    }

    private static void refuseSame(TableSnapshot snapshot, List<NewFile> files) {
        var present = snapshot.files().stream().map(DataFile::path).collect(Collectors.toSet());

        for (var file : files) {
            if (present.contains(Path.of(file.path()))) {
                throw new IllegalStateException(file.path() + " is in the version that is to be replaced");
            }
        }
    }

    /** Puts files in the place of some that a table holds; all others stay as they are. */
    public void exchange(Path table, List<Path> old, List<NewFile> files) {
        var snapshot = TableSnapshot.newest(table).orElseThrow();
        var update = snapshot.kernel().buildUpdateTableTransaction(WRITER, Operation.WRITE);
        var isBucketed = snapshot.schema().fieldNames().contains(BUCKET);
        commit(update.build(engine), RemovedFiles.of(snapshot, old), files, isBucketed);
    }

    private void create(
            Path table, StructType schema, boolean isBucketed, List<NewFile> files, Map<String, String> properties) {
        var creating = TableManager.buildCreateTableTransaction(
                        table.toString(), withBucket(schema, isBucketed), WRITER)
                .withTableProperties(all(properties));
        commit((isBucketed ? creating.withDataLayoutSpec(byBucket()) : creating).build(engine), files, isBucketed);
    }

    private static Map<String, String> all(Map<String, String> properties) {
        var all = new TreeMap<>(PLAIN);
        all.putAll(properties);
        return all;
    }

    private static DataLayoutSpec byBucket() {
        return DataLayoutSpec.partitioned(List.of(new Column(BUCKET)));
    }

    private static StructType withBucket(StructType schema, boolean isBucketed) {
        return isBucketed && !schema.fieldNames().contains(BUCKET)
                ? schema.add(BUCKET, IntegerType.INTEGER, true)
                : schema;
    }

    private static StructType widened(StructType current, StructType wanted) {
        var schema = current;

        for (var field : wanted.fields()) {
            if (!current.fieldNames().contains(field.getName())) {
                schema = schema.add(field);
            }
        }

        return schema;
    }

    private void commit(Transaction transaction, List<NewFile> files, boolean isBucketed) {
        commit(transaction, List.of(), files, isBucketed);
    }

    private void commit(Transaction transaction, List<Row> removed, List<NewFile> files, boolean isBucketed) {
        var state = transaction.getTransactionState(engine);
        var actions = new ArrayList<Row>(removed);
        var byBucket = new TreeMap<Integer, List<NewFile>>();
        files.forEach(file -> byBucket.computeIfAbsent(file.bucket(), any -> new ArrayList<>())
                .add(file));

        for (var part : byBucket.entrySet()) {
            Map<String, Literal> partition = isBucketed ? Map.of(BUCKET, Literal.ofInt(part.getKey())) : Map.of();
            var context = Transaction.getWriteContext(engine, state, partition);
            actions.addAll(AddedFiles.of(engine, state, part.getValue(), context));
        }

        afterCommit(transaction.commit(
                engine, CloseableIterable.inMemoryIterable(Utils.toCloseableIterator(actions.iterator()))));
    }

    /** Checkpoints and checksums make the next reading faster; the commit stands without them. */
    private void afterCommit(TransactionCommitResult result) {
        for (var hook : result.getPostCommitHooks()) {
            try {
                hook.threadSafeInvoke(engine);
            } catch (IOException | KernelException failure) {
                LOG.warn("commit {}: {} was not written", result.getVersion(), hook.getType(), failure);
            }
        }
    }
}
