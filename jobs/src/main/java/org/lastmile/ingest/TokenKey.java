package org.lastmile.ingest;

import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.lastmile.contract.Sha256;
import org.lastmile.contract.WarehouseException;

/**
 * The key that turns direct identifiers into tokens: 32 random bytes in a file that only its owner may read. After a
 * rotation it is a chain: each key wraps the tokens of those before it, and the file has a line for each.
 *
 * @param secret 64 hex digits for each key, the oldest first
 * @param id first 8 hex digits of the SHA-256 of all of them; it stands in every token
 */
public record TokenKey(String id, String secret) implements Serializable {
    private static final int BYTES = 32;
    private static final int DIGITS = 2 * BYTES;

    /** Makes a new key file with mode 600; an existing one stays as it is. */
    public static void create(Path file) throws IOException {
        write(file, List.of(random()));
    }

    /** Makes a file with this key and a new one that wraps its tokens; one that is there stays as it is. */
    void createNext(Path file) throws IOException {
        var lines = new ArrayList<String>();
        links().forEach(link -> lines.add(link.secret()));
        lines.add(random());
        // Under another name first: a call that is killed meanwhile leaves no half of a key.
        var unready = file.resolveSibling(file.getFileName() + ".unready");

        if (!Files.exists(file)) {
            Files.deleteIfExists(unready);
            write(unready, lines);
            Files.move(unready, file, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private static String random() {
        var secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        return HexFormat.of().formatHex(secret);
    }

    private static void write(Path file, List<String> lines) throws IOException {
        Files.createDirectories(file.getParent());
        var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

        try (var channel =
                Files.newByteChannel(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), mode)) {
            channel.write(
                    java.nio.ByteBuffer.wrap((String.join("\n", lines) + "\n").getBytes(StandardCharsets.US_ASCII)));
        } catch (FileAlreadyExistsException kept) {
            return;
        }
    }

    /** @throws WarehouseException if the file is missing, open to others, or no key */
    public static TokenKey read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new WarehouseException(file + ": the key of the tokens is missing; without it new rows would not"
                    + " meet the learners already loaded. Put the key back from your safe copy.");
        }

        try {
            var open = Files.getPosixFilePermissions(file);

            if (open.stream()
                    .anyMatch(permission -> permission != PosixFilePermission.OWNER_READ
                            && permission != PosixFilePermission.OWNER_WRITE)) {
                throw new WarehouseException(file + ": the key of the tokens is open to others (mode "
                        + PosixFilePermissions.toString(open) + "); run 'chmod 600' on it.");
            }

            var lines =
                    Files.readString(file).strip().lines().map(String::strip).toList();

            if (lines.isEmpty()
                    || lines.stream().anyMatch(line -> HexFormat.of().parseHex(line).length != BYTES)) {
                throw new IllegalArgumentException("length");
            }

            return of(String.join("", lines).toLowerCase(Locale.ROOT));
        } catch (IOException | IllegalArgumentException failure) {
            throw new WarehouseException(
                    file + ": is no key; it must hold 64 hex digits. Put the key back from your safe copy.", failure);
        }
    }

    private static TokenKey of(String secret) {
        var digest = Sha256.digest().digest(HexFormat.of().parseHex(secret));
        return new TokenKey(HexFormat.of().formatHex(digest, 0, 4), secret);
    }

    /** Each key of the chain alone, the oldest first, with the id that tokens had when it was the newest. */
    public List<TokenKey> links() {
        var links = new ArrayList<TokenKey>();

        for (var end = DIGITS; end < secret.length(); end += DIGITS) {
            links.add(new TokenKey(of(secret.substring(0, end)).id(), secret.substring(end - DIGITS, end)));
        }

        links.add(new TokenKey(id, secret.substring(links.size() * DIGITS)));
        return links;
    }

    /** The id only: a key never reaches a log. */
    @Override
    public String toString() {
        return "key " + id;
    }
}
