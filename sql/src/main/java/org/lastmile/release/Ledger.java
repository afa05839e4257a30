package org.lastmile.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lastmile.contract.Sha256;
import org.lastmile.contract.WarehouseException;

/**
 * What was sealed, who said what about it, and when: {@code ledger.jsonl} beside the editions, one line per event, each
 * with the hash of the line before. Numbers of earlier editions decide what a later one may say, so nothing is released
 * when the ledger is missing, damaged, or does not fit the editions.
 */
public final class Ledger {
    private static final String FILE = "ledger.jsonl";

    private final Path file;
    private final List<String> lines;
    private final List<LedgerEntry> entries;

    private Ledger(Path file, List<String> lines, List<LedgerEntry> entries) {
        this.file = file;
        this.lines = List.copyOf(lines);
        this.entries = List.copyOf(entries);
    }

    /**
     * Reads and verifies the ledger of a folder of editions; empty when nothing was ever sealed there.
     *
     * @throws WarehouseException if it is missing beside editions, damaged, or of a newer format
     */
    public static Ledger read(Path editions) {
        var file = editions.resolve(FILE);

        if (!Files.isRegularFile(file)) {
            return withoutFile(editions, file);
        }

        try {
            var all = Files.readAllLines(file);
            var ledger = new Ledger(file, all, LedgerLines.parse(file, all));
            ledger.entries.forEach(entry -> ledger.verify(editions, entry));
            return ledger;
        } catch (IOException e) {
            throw LedgerLines.damaged(file, "it cannot be read: " + e.getMessage());
        }
    }

    /** Everything that was said, oldest first. */
    public List<LedgerEntry> entries() {
        return entries;
    }

    /** The newest entry of an edition; empty when the ledger does not know it. */
    public Optional<LedgerEntry> newest(String edition) {
        return entries.stream().filter(entry -> entry.edition().equals(edition)).reduce((before, after) -> after);
    }

    /** State of an edition. One that was sealed by a run that was cut off before it could say so is a draft. */
    public EditionState state(String edition) {
        return newest(edition).map(LedgerEntry::state).orElse(EditionState.DRAFT);
    }

    /** Writes down that an edition is sealed. The caller holds the lock of the editions. */
    Ledger sealed(String edition, LocalDate on, Path manifest) throws IOException {
        return append(edition, EditionState.DRAFT, "release", on, "", SealedFile.sha256(manifest));
    }

    /**
     * Writes down the next state of an edition.
     *
     * @throws WarehouseException if that is not the next step
     */
    Ledger say(String edition, EditionState state, String by, LocalDate on, String reason, String manifest)
            throws IOException {
        var now = state(edition);

        if (!now.next().contains(state)) {
            throw new WarehouseException("Edition " + edition + " is " + now.word() + " and cannot become "
                    + state.word() + "; the way is draft, checked, approved, published, and until then it may be"
                    + " discarded.");
        }

        return append(edition, state, by, on, reason, manifest);
    }

    /** Makes the file before the first edition is sealed, so that a missing one is noticed ever after. */
    void begin() throws IOException {
        if (!Files.exists(file)) {
            write(List.of(LedgerLines.header()));
        }
    }

    private Ledger append(String edition, EditionState state, String by, LocalDate on, String reason, String manifest)
            throws IOException {
        var all = new ArrayList<>(lines.isEmpty() ? List.of(LedgerLines.header()) : lines);
        var entry = new LedgerEntry(edition, state, by, on, reason, manifest, Sha256.of(all.get(all.size() - 1)));
        all.add(LedgerLines.line(entry));
        write(all);
        var more = new ArrayList<>(entries);
        more.add(entry);
        return new Ledger(file, all, more);
    }

    private void write(List<String> all) throws IOException {
        var temporary = file.resolveSibling("." + FILE);
        Files.writeString(temporary, String.join("\n", all) + "\n");
        SealedFile.force(temporary);
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private void verify(Path editions, LedgerEntry entry) {
        var manifest = editions.resolve(entry.edition()).resolve(EditionSeal.MANIFEST);

        try {
            if (!Files.isRegularFile(manifest) || !SealedFile.sha256(manifest).equals(entry.manifest())) {
                throw LedgerLines.damaged(
                        file, "edition " + entry.edition() + " is missing or is not the one that was sealed");
            }
        } catch (IOException e) {
            throw LedgerLines.damaged(file, "edition " + entry.edition() + " cannot be read: " + e.getMessage());
        }
    }

    private static Ledger withoutFile(Path editions, Path file) {
        try (var folders = Files.isDirectory(editions) ? Files.list(editions) : Stream.<Path>empty()) {
            if (folders.anyMatch(folder -> EditionId.isId(folder.getFileName().toString()))) {
                throw LedgerLines.damaged(file, "it is missing beside sealed editions");
            }

            return new Ledger(file, List.of(), List.of());
        } catch (IOException e) {
            throw LedgerLines.damaged(file, "its folder cannot be listed: " + e.getMessage());
        }
    }
}
