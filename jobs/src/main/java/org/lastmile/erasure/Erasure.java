package org.lastmile.erasure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.lastmile.bucket.OldVersions;
import org.lastmile.bucket.Steps;
import org.lastmile.contract.Contracts;
import org.lastmile.contract.IdentifierKind;
import org.lastmile.contract.WarehouseException;
import org.lastmile.ingest.TokenKey;
import org.lastmile.ingest.Tokens;
import org.lastmile.ingest.Tombstones;
import org.lastmile.ingest.Warehouse;
import org.lastmile.ingest.WarehouseLock;
import org.lastmile.release.SealedFile;
import org.lastmile.warehouse.Duck;
import org.lastmile.warehouse.PartnershipFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes one learner out of every version of every table: source and core tables are written anew without the rows, marts
 * and measures go away until the next build, old versions and leftovers are closed, and a tombstone keeps the learner
 * out. Editions stay. What was cut off is completed by the next call.
 */
public final class Erasure {
    private static final Logger LOG = LoggerFactory.getLogger(Erasure.class);
    private static final List<String> WRITTEN_ANEW = List.of("source", "core");
    private static final List<String> DERIVED = List.of("measure", "mart");

    private final PartnershipFolder folder;
    private final Tokens tokens;
    private final Contracts contracts;
    private final LocalDate today;
    private final Steps progress;

    /**
     * @param today    day that stands in the receipt
     * @param progress told each step
     * @throws WarehouseException if nothing was ever loaded, or with another key
     */
    public Erasure(PartnershipFolder folder, LocalDate today, Steps progress) throws IOException {
        var key = TokenKey.read(folder.tokenKey());
        Warehouse.open(folder, key, Warehouse.existing(folder).buckets());
        this.folder = folder;
        this.tokens = new Tokens(key);
        this.contracts = Contracts.ofSources(Optional.of(folder.overrides("contracts")));
        this.today = today;
        this.progress = progress;
    }

    /** @throws WarehouseException if nobody has this identifier; the message does not repeat it */
    public Receipt byIdentifier(IdentifierKind kind, String identifier) throws IOException, SQLException {
        if (!kind.namesLearner() || !Tokens.names(kind, identifier)) {
            throw new WarehouseException("What was read is no identifier of a learner; write one of the kind that --by"
                    + " names, on a line of its own.");
        }

        var token = tokens.token(tokens.digest(kind, identifier));
        return erase(Tokens.learnerKey(token), tokens.tombstones(kind, identifier, UnaryOperator.identity()));
    }

    /** @throws WarehouseException if there is no such learner */
    public Receipt byLearner(long learnerId) throws IOException, SQLException {
        return erase(learnerId, tokens.tombstones(ErasureOrder.words(learnerId)));
    }

    /** Completes what was cut off; empty when nothing was. */
    public Optional<Receipt> resume() throws IOException, SQLException {
        try (var lock = WarehouseLock.takeToErase(folder, progress);
                var duck = Duck.open(2, "1GB")) {
            ErasureOrder.clear(folder);
            var order = ErasureOrder.pending(folder);
            return order.isEmpty() ? Optional.empty() : Optional.of(complete(order.get(), duck));
        }
    }

    private Receipt erase(long key, List<String> tombstones) throws IOException, SQLException {
        try (var lock = WarehouseLock.takeToErase(folder, progress);
                var duck = Duck.open(2, "1GB")) {
            WarehouseLock.refuseUnfinished(folder);
            ErasureOrder.clear(folder);
            var begun = ErasureOrder.pending(folder);

            if (begun.isPresent()) {
                var receipt = complete(begun.get(), duck);

                if (begun.get().marks().keys().contains(key)) {
                    return receipt;
                }
            }

            progress.step("looking for the learner");
            var order = new ErasureOrder(Receipt.next(folder), new LearnerSearch(folder, duck, contracts).find(key));

            if (trace(duck, order.marks()).found().isEmpty()) {
                return earlier(tombstones);
            }

            order.begin(folder);
            return complete(order, duck);
        }
    }

    private Receipt earlier(List<String> tombstones) throws IOException {
        var number = Tombstones.read(folder)
                .erasure(tombstones)
                .orElseThrow(() -> new WarehouseException(folder.warehouse()
                        + ": no learner has this identifier; check how it is written, and its kind" + " (--by)."));
        return Receipt.read(folder, number);
    }

    private Receipt complete(ErasureOrder order, Connection duck) throws IOException, SQLException {
        order.tombstones(tokens).add(folder);

        for (var zone : DERIVED) {
            progress.step("removing " + zone);
            SealedFile.delete(folder.zone(zone));
        }

        var rewriting = new Rewriting(duck, order, contracts);

        for (var table : tables()) {
            progress.step("rewriting " + folder.warehouse().relativize(table));
            rewriting.of(table);
        }

        var closed = 0L;

        for (var table : tables()) {
            progress.step("closing old versions of " + folder.warehouse().relativize(table));
            closed += OldVersions.close(table);
        }

        SealedFile.delete(folder.warehouse().resolve(".scratch"));
        var rewritten = rewriting.written(folder.zone("source")) + rewriting.written(folder.zone("core"));
        return end(order, rewritten, closed, trace(duck, order.marks()));
    }

    private Receipt end(ErasureOrder order, long rewritten, long closed, Trace.Found trace) throws IOException {
        if (!trace.found().isEmpty() || !trace.torn().isEmpty()) {
            throw new IllegalStateException(
                    "an erased learner is still in " + trace.found() + ", or may be in " + trace.torn());
        }

        var receipt = new Receipt(
                order.number(),
                today,
                rewritten,
                closed,
                trace.files(),
                trace.decoded(),
                trace.found().size());
        receipt.keep(folder);
        ErasureOrder.end(folder);
        LOG.info("erasure {}: {} files rewritten, {} versions closed", receipt.number(), rewritten, closed);
        return receipt;
    }

    private Trace.Found trace(Connection duck, Marks marks) throws IOException, SQLException {
        progress.step("searching every file");
        return new Trace(duck, marks).below(folder.warehouse(), WarehouseLock.pendingErasure(folder));
    }

    private List<Path> tables() throws IOException {
        var tables = new ArrayList<Path>();

        for (var zone : WRITTEN_ANEW) {
            if (Files.isDirectory(folder.zone(zone))) {
                try (var list = Files.list(folder.zone(zone))) {
                    tables.addAll(list.filter(Files::isDirectory).sorted().toList());
                }
            }
        }

        return tables;
    }
}
