package org.lastmile.erasure;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.lastmile.ingest.Tokens;
import org.lastmile.ingest.Tombstones;
import org.lastmile.ingest.WarehouseLock;
import org.lastmile.warehouse.PartnershipFolder;

/**
 * Work that was begun: kept in a file of mode 600 until it is done, because the tables forget the marks one by one.
 *
 * @param number of the erasure
 */
record ErasureOrder(String number, Marks marks) {
    private static final JsonMapper JSON = new JsonMapper();

    static Optional<ErasureOrder> pending(PartnershipFolder folder) throws IOException {
        var file = WarehouseLock.pendingErasure(folder);
        return Files.exists(file) ? Optional.of(JSON.readValue(file.toFile(), ErasureOrder.class)) : Optional.empty();
    }

    /** What keeps rows of the learner out from now on. */
    Tombstones tombstones(Tokens tokens) {
        var hashes = new TreeMap<String, String>();
        marks.words().forEach(token -> hashes.put(tokens.tombstone(token), number));
        marks.shared().forEach(token -> hashes.put(tokens.tombstone(Tombstones.shared(token)), number));
        marks.keys().forEach(key -> hashes.put(tokens.tombstone(words(key)), number));
        marks.children()
                .forEach((table, columns) -> columns.forEach((column, values) -> values.forEach(
                        value -> hashes.put(tokens.tombstone(Tombstones.key(table, column, value)), number))));
        return new Tombstones(tokens.keyId(), hashes);
    }

    /** What stands for the key of a learner. */
    static String words(long key) {
        return "learner " + key;
    }

    void begin(PartnershipFolder folder) throws IOException {
        Files.createDirectories(folder.erasures());
        var temporary = temporary(folder);
        Files.deleteIfExists(temporary);
        var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

        try (var channel = Files.newByteChannel(
                temporary, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), mode)) {
            channel.write(java.nio.ByteBuffer.wrap(JSON.writeValueAsString(this).getBytes(StandardCharsets.UTF_8)));
        }

        Files.move(temporary, WarehouseLock.pendingErasure(folder), StandardCopyOption.ATOMIC_MOVE);
    }

    static void end(PartnershipFolder folder) throws IOException {
        Files.deleteIfExists(WarehouseLock.pendingErasure(folder));
    }

    /** What a call that was killed while it began has left. */
    static void clear(PartnershipFolder folder) throws IOException {
        Files.deleteIfExists(temporary(folder));
    }

    private static Path temporary(PartnershipFolder folder) {
        return folder.erasures().resolve(".pending.new");
    }
}
