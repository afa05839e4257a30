package org.lastmile.ingest;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.lastmile.contract.Contract;
import org.lastmile.contract.Contracts;
import org.lastmile.contract.Table;
import org.lastmile.contract.WarehouseException;

/**
 * Makes tokens of the identifiers in files, at the desk of a partner who may not send them. What comes out gives the same
 * tables as the files would. The same files and the same key give the same bytes.
 *
 * @param today day on which expiry of credentials is judged
 */
public record Tokenize(TokenKey key, Contracts contracts, LocalDate today) {
    private static final String ARCHIVE = ".zip";
    private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    /** One file as it is read for one table. */
    private record Piece(Contract contract, Table table, SourceFile file, RowSource rows, Recognised recognised) {}

    /**
     * Writes one file, or a zip archive of several; all or nothing.
     *
     * @throws WarehouseException if a file is broken or fulfils no contract, no identifier stands in any, or {@code out} is
     *     there already
     */
    public List<Tokenized> write(List<Path> paths, Path out) throws IOException {
        if (Files.exists(out)) {
            throw new WarehouseException(out + ": is there already; name a file that is not.");
        }

        var pieces = pieces(paths);
        var isArchive =
                String.valueOf(out.getFileName()).toLowerCase(Locale.ROOT).endsWith(ARCHIVE);

        if (pieces.size() > 1 && !isArchive) {
            throw new WarehouseException(out + ": is to hold " + pieces.size() + " tables; name a file that ends with "
                    + ARCHIVE + ", or tokenise one file after the other.");
        }

        var parent = Objects.requireNonNull(out.toAbsolutePath().getParent());
        Files.createDirectories(parent);
        var temporary = parent.resolve("." + out.getFileName() + ".tmp");

        try {
            Files.deleteIfExists(temporary);
            var tokenized = isArchive ? archive(pieces, temporary) : single(pieces.get(0), temporary);
            Files.move(temporary, out, StandardCopyOption.ATOMIC_MOVE);
            return tokenized;
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private List<Piece> pieces(List<Path> paths) throws IOException {
        var pieces = new ArrayList<Piece>();

        for (var delivery : Recognition.find(paths, contracts).deliveries()) {
            var contract = delivery.contract();
            var recognised = Recognised.of(delivery).iterator();

            for (var files : delivery.files().entrySet()) {
                var table = contract.table(files.getKey());
                var rows = RowSources.of(contract, table, today, files.getValue());

                for (var file : files.getValue()) {
                    refuseTokenized(file);
                    pieces.add(new Piece(contract, table, file, rows, recognised.next()));
                }
            }
        }

        if (pieces.stream().noneMatch(piece -> holdsIdentifiers(piece.table()))) {
            throw new WarehouseException(pieces.get(0).file().place() + ": contract '"
                    + pieces.get(0).contract().id()
                    + "' knows no identifier in it, so there is nothing to make tokens of; deliver it as it is.");
        }

        return pieces;
    }

    private static void refuseTokenized(SourceFile file) throws IOException {
        if (TokenizedHeader.of(file).isPresent()) {
            throw new WarehouseException(file.place() + ": is tokenised already; deliver it as it is.");
        }
    }

    private static boolean holdsIdentifiers(Table table) {
        return table.columns().stream().anyMatch(column -> column.identifier() != null || column.isDropped());
    }

    private List<Tokenized> single(Piece piece, Path file) throws IOException {
        try (var out = writer(stream(file))) {
            return List.of(write(piece, out));
        }
    }

    private List<Tokenized> archive(List<Piece> pieces, Path file) throws IOException {
        var tokenized = new ArrayList<Tokenized>();
        var names = new HashSet<String>();

        try (var zip = new ZipOutputStream(stream(file), StandardCharsets.UTF_8)) {
            for (var piece : pieces) {
                var entry = new ZipEntry(name(piece, names));
                entry.setTimeLocal(ENTRY_TIME);
                zip.putNextEntry(entry);
                var out = writer(zip);
                tokenized.add(write(piece, out));
                out.flush();
                zip.closeEntry();
            }
        }

        return tokenized;
    }

    /** The name of the file in a folder of its table; of a second file of this name, in one folder more. */
    private static String name(Piece piece, Set<String> taken) {
        var folder = piece.contract().id() + "/" + piece.table().name() + "/";
        var name = folder + piece.file().name();

        for (var number = 2; !taken.add(name); number++) {
            name = folder + number + "/" + piece.file().name();
        }

        return name;
    }

    private Tokenized write(Piece piece, BufferedWriter out) throws IOException {
        var file = new TokenizedFile(key, piece.contract(), piece.table(), out);
        piece.rows().read(piece.file(), file);
        return file.end(piece.recognised());
    }

    private static BufferedWriter writer(OutputStream out) {
        return new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    }

    /** A file that only its owner may read: tokens are about people. */
    private static OutputStream stream(Path file) throws IOException {
        var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        return Channels.newOutputStream(
                Files.newByteChannel(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), mode));
    }
}
