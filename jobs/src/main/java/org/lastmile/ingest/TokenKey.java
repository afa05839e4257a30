package org.lastmile.ingest;

import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import org.lastmile.contract.Sha256;
import org.lastmile.contract.WarehouseException;

/**
 * The key that turns direct identifiers into tokens: 32 random bytes in a file that only its owner may read.
 *
 * @param secret 64 hex digits
 * @param id first 8 hex digits of the key's SHA-256; it stands in every token
 */
public record TokenKey(String id, String secret) implements Serializable {
    private static final int BYTES = 32;

    /** Makes a new key file with mode 600; an existing one stays as it is. */
    public static void create(Path file) throws IOException {
        var secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        Files.createDirectories(file.getParent());
        var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

        try (var channel =
                Files.newByteChannel(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), mode)) {
            channel.write(java.nio.ByteBuffer.wrap(
                    (HexFormat.of().formatHex(secret) + "\n").getBytes(StandardCharsets.US_ASCII)));
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

            var secret = HexFormat.of().parseHex(Files.readString(file).strip());

            if (secret.length != BYTES) {
                throw new IllegalArgumentException("length");
            }

            return new TokenKey(fingerprint(secret), HexFormat.of().formatHex(secret));
        } catch (IOException | IllegalArgumentException failure) {
            throw new WarehouseException(
                    file + ": is no key; it must hold 64 hex digits. Put the key back from your safe copy.", failure);
        }
    }

    private static String fingerprint(byte[] secret) {
        return HexFormat.of().formatHex(Sha256.digest().digest(secret), 0, 4);
    }

    /** The id only: a key never reaches a log. */
    @Override
    public String toString() {
        return "key " + id;
    }
}
