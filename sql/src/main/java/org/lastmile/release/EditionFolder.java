package org.lastmile.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.lastmile.contract.WarehouseException;

/**
 * Editions as sealed folders {@code <editions>/<id>/} of Parquet files with a manifest of their hashes. A folder appears
 * whole or not at all, and is never written again.
 */
public final class EditionFolder {
    private EditionFolder() {}

    /** The same as the full method, for an edition without a certificate. */
    public static Path write(Release release, Path editions) {
        return write(release, Optional.empty(), editions);
    }

    /**
     * Seals the release under its id; the same release gives the same bytes. The file hashes of the given edition are
     * ignored and computed anew.
     *
     * @param certificate of its cells
     * @return the sealed folder
     * @throws WarehouseException if the edition exists, another release is being written, or the disk refuses; then
     *     nothing has changed
     */
    public static Path write(Release release, Optional<CertificateFile> certificate, Path editions) {
        try {
            return EditionSeal.seal(release, certificate, editions);
        } catch (IOException | SQLException e) {
            throw new WarehouseException(
                    editions.resolve(release.edition().id()) + " could not be written: " + SealedFile.reason(e)
                            + ". Nothing was published. See that the disk has room and may be written, then release"
                            + " again.",
                    e);
        }
    }

    /**
     * Reads a sealed folder and verifies all hashes.
     *
     * @throws WarehouseException if a file is missing or damaged, or of a newer format
     */
    public static Release read(Path folder) {
        var edition = EditionSeal.verify(folder);

        try {
            var cells = ParquetTable.read(TableContract.CELL, folder.resolve(EditionSeal.CELLS));
            var indicators = ParquetTable.read(TableContract.INDICATOR, folder.resolve(EditionSeal.INDICATORS));
            return new Release(
                    edition,
                    indicators.stream().map(IndicatorRow::card).toList(),
                    cells.stream().map(CellRow::cell).toList(),
                    sources(folder, edition),
                    Ledger.read(Objects.requireNonNull(folder.toAbsolutePath().getParent()))
                            .state(edition.id()));
        } catch (SQLException e) {
            throw new WarehouseException(folder + " could not be read: " + e.getMessage(), e);
        }
    }

    private static List<SourceQuality> sources(Path folder, Edition edition) throws SQLException {
        return edition.fileHashes().containsKey(EditionSeal.SOURCES)
                ? ParquetTable.read(TableContract.SOURCE, folder.resolve(EditionSeal.SOURCES)).stream()
                        .map(SourceRow::source)
                        .toList()
                : List.of();
    }

    /**
     * The certificate of a sealed folder, all hashes verified.
     *
     * @throws WarehouseException if the edition has none, or a file is missing or damaged
     */
    public static CertificateFile certificate(Path folder) {
        EditionSeal.verify(folder);
        var file = folder.resolve(EditionSeal.CERTIFICATE);

        if (!Files.isRegularFile(file)) {
            throw new WarehouseException(
                    folder + ": the edition has no certificate; it was sealed before editions had one.");
        }

        try {
            return CertificateFile.read(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new WarehouseException(file + " could not be read: " + e.getMessage(), e);
        }
    }

    /** Ids of the editions in the order of time; empty when there is none. */
    public static List<String> list(Path editions) {
        return ids(editions).stream().map(EditionId::toString).toList();
    }

    /** The edition with the highest number of the latest quarter that was not discarded. */
    public static Optional<Path> newest(Path editions) {
        return newest(editions, EditionFolder::stands);
    }

    /** The edition with the highest number of one quarter that was not discarded. */
    public static Optional<Path> newest(Path editions, Period quarter) {
        return newest(editions, (id, state) -> stands(id, state) && id.quarter().equals(quarter));
    }

    /** The published edition with the highest number of the latest quarter. */
    public static Optional<Path> published(Path editions) {
        return newest(editions, (id, state) -> state == EditionState.PUBLISHED);
    }

    /** The published edition with the highest number of one quarter. */
    public static Optional<Path> published(Path editions, Period quarter) {
        return newest(
                editions,
                (id, state) -> state == EditionState.PUBLISHED && id.quarter().equals(quarter));
    }

    /**
     * Writes into the ledger what somebody says of an edition.
     *
     * @param folder of the edition
     * @param reason may be blank
     * @throws WarehouseException if that is not the next step, or edition or ledger are damaged
     */
    public static void say(Path folder, EditionState state, String by, LocalDate on, String reason) {
        try {
            EditionSeal.say(folder, state, by, on, reason);
        } catch (IOException e) {
            throw new WarehouseException(
                    folder + ": the ledger could not be written: " + SealedFile.reason(e) + ". Nothing has changed.",
                    e);
        }
    }

    private static boolean stands(EditionId id, EditionState state) {
        return state != EditionState.DISCARDED;
    }

    private static Optional<Path> newest(Path editions, BiPredicate<EditionId, EditionState> wanted) {
        var ledger = Ledger.read(editions);
        return ids(editions).stream()
                .filter(id -> wanted.test(id, ledger.state(id.toString())))
                .max(Comparator.naturalOrder())
                .map(id -> editions.resolve(id.toString()));
    }

    /** @throws WarehouseException if there is no such edition */
    public static Path find(Path editions, String id) {
        var folder = editions.resolve(EditionId.of(id).toString());

        if (!Files.isDirectory(folder)) {
            var known = list(editions).stream().collect(Collectors.joining(", "));
            throw new WarehouseException("Edition " + id + " is not in " + editions + "; "
                    + (known.isEmpty() ? "nothing has been released there yet." : "there are " + known + "."));
        }

        return folder;
    }

    /** Id that the next edition of the quarter takes. */
    public static String nextId(Path editions, Period quarter) {
        var last = ids(editions).stream()
                .filter(id -> id.quarter().equals(quarter))
                .mapToInt(EditionId::number)
                .max();
        return new EditionId(quarter, last.orElse(0) + 1).toString();
    }

    private static List<EditionId> ids(Path editions) {
        if (!Files.isDirectory(editions)) {
            return List.of();
        }

        try (var entries = Files.list(editions)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(EditionId::isId)
                    .map(EditionId::of)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new WarehouseException(editions + " could not be listed: " + e.getMessage(), e);
        }
    }
}
