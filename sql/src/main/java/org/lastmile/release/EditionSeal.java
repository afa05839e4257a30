package org.lastmile.release;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.lastmile.contract.WarehouseException;

/** Makes the folder of an edition appear whole or not at all, and finds out whether one is still as it was made. */
final class EditionSeal {
    static final String CELLS = "cell.parquet";
    static final String INDICATORS = "indicator.parquet";
    static final String SOURCES = "source.parquet";
    static final String CERTIFICATE = "certificate.json";
    static final String MANIFEST = "manifest.json";
    private static final String MANIFEST_HASH = "manifest.sha256";
    private static final String TEMPORARY = ".making-";

    private EditionSeal() {}

    static Path seal(Release release, Optional<CertificateFile> certificate, Path editions)
            throws IOException, SQLException {
        var id = EditionId.of(release.edition().id());
        Files.createDirectories(editions);

        try (var channel = locked(editions)) {
            var ledger = Ledger.read(editions);
            ledger.begin();
            var folder = sealLocked(release, certificate, id, editions);
            ledger.sealed(id.toString(), release.edition().madeOn(), folder.resolve(MANIFEST));
            return folder;
        }
    }

    /** Writes down the next state of a sealed edition. */
    static void say(Path folder, EditionState state, String by, LocalDate on, String reason) throws IOException {
        var editions = Objects.requireNonNull(folder.toAbsolutePath().getParent());
        verify(folder);

        try (var channel = locked(editions)) {
            Ledger.read(editions).say(folder.getFileName().toString(), state, by, on, reason, hashOfManifest(folder));
        }
    }

    private static FileChannel locked(Path editions) throws IOException {
        var channel = FileChannel.open(editions.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);

        if (lock(channel) == null) {
            channel.close();
            throw new WarehouseException(
                    editions + ": another release is being written there. Wait until it is" + " done, then try again.");
        }

        return channel;
    }

    /** The edition of a folder in which every byte is as it was sealed. */
    static Edition verify(Path folder) {
        try {
            var manifest = folder.resolve(MANIFEST);
            verify(folder, MANIFEST, hashOfManifest(folder));
            var edition = Manifest.read(Files.readString(manifest));

            var names = new TreeSet<>(edition.fileHashes().keySet());
            names.addAll(List.of(CELLS, INDICATORS));

            for (var name : names) {
                verify(folder, name, edition.fileHashes().getOrDefault(name, "none"));
            }

            return edition;
        } catch (IOException | IllegalArgumentException e) {
            throw new WarehouseException(
                    folder + " cannot be read as an edition: " + e.getMessage() + ". " + advice(folder), e);
        }
    }

    private static Path sealLocked(Release release, Optional<CertificateFile> certificate, EditionId id, Path editions)
            throws IOException, SQLException {
        var folder = editions.resolve(id.toString());
        removeLeftovers(editions);

        if (Files.exists(folder)) {
            throw new WarehouseException(
                    folder + " exists already, and an edition is never written again. Release under"
                            + " the next number of the quarter.");
        }

        var temporary = Files.createDirectory(editions.resolve(TEMPORARY + id));

        try {
            writeFiles(release, certificate, temporary);
            SealedFile.sync(temporary);
            Files.move(temporary, folder, StandardCopyOption.ATOMIC_MOVE);
            SealedFile.sync(editions);
            return folder;
        } finally {
            SealedFile.delete(temporary);
        }
    }

    private static void writeFiles(Release release, Optional<CertificateFile> certificate, Path folder)
            throws IOException, SQLException {
        var cells =
                release.cells().stream().map(cell -> CellRow.of(release, cell)).toList();
        var indicators = release.indicators().stream().map(IndicatorRow::of).toList();
        ParquetTable.write(TableContract.CELL, cells, folder.resolve(CELLS));
        ParquetTable.write(TableContract.INDICATOR, indicators, folder.resolve(INDICATORS));
        var names = new ArrayList<>(List.of(CELLS, INDICATORS));

        if (!release.sources().isEmpty()) {
            var sources = release.sources().stream().map(SourceRow::of).toList();
            ParquetTable.write(TableContract.SOURCE, sources, folder.resolve(SOURCES));
            names.add(SOURCES);
        }

        if (certificate.isPresent()) {
            Files.writeString(folder.resolve(CERTIFICATE), certificate.get().text());
            names.add(CERTIFICATE);
        }

        writeManifest(release.edition(), names, folder);
    }

    private static void writeManifest(Edition edition, List<String> names, Path folder) throws IOException {
        var hashes = new TreeMap<String, String>();

        for (var name : names) {
            hashes.put(name, SealedFile.sha256(folder.resolve(name)));
        }

        var manifest = folder.resolve(MANIFEST);
        Files.writeString(manifest, Manifest.write(edition.with(hashes)));
        // In the form of sha256sum, so that "sha256sum -c manifest.sha256" checks it without Lastmile.
        Files.writeString(folder.resolve(MANIFEST_HASH), SealedFile.sha256(manifest) + "  " + MANIFEST + "\n");
    }

    private static void verify(Path folder, String name, String hash) throws IOException {
        var file = folder.resolve(name);

        if (!Files.isRegularFile(file)) {
            throw new WarehouseException(file + " is missing from a sealed edition. " + advice(folder));
        }

        if (!SealedFile.sha256(file).equals(hash)) {
            throw new WarehouseException(file + " is damaged: its SHA-256 is not the sealed one. " + advice(folder));
        }
    }

    private static String hashOfManifest(Path folder) throws IOException {
        var file = folder.resolve(MANIFEST_HASH);

        if (!Files.isRegularFile(file)) {
            throw new WarehouseException(file + " is missing from a sealed edition. " + advice(folder));
        }

        return Files.readString(file).split("\\s", 2)[0];
    }

    private static String advice(Path folder) {
        return "Put the whole folder " + folder.getFileName() + " back from a backup; never mend it by hand.";
    }

    /** What a killed run left; nobody else is writing while the lock is held. */
    private static void removeLeftovers(Path editions) throws IOException {
        try (var entries = Files.list(editions)) {
            for (var entry : entries.toList()) {
                if (entry.getFileName().toString().startsWith(TEMPORARY)) {
                    SealedFile.delete(entry);
                }
            }
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }
}
