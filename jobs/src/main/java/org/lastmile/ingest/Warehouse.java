package org.lastmile.ingest;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.lastmile.contract.WarehouseException;
import org.lastmile.warehouse.PartnershipFolder;

/**
 * What a warehouse is for its whole life.
 *
 * @param buckets learner buckets of its tables
 * @param keyId   id of the key that made its tokens
 */
public record Warehouse(int buckets, String keyId) {
    private static final JsonMapper JSON = new JsonMapper();

    private static Path file(PartnershipFolder folder) {
        return folder.warehouse().resolve("warehouse.json");
    }

    /**
     * The warehouse, or the one to be when there is none.
     *
     * @param buckets for a new warehouse
     * @throws WarehouseException if its tokens were made with another key
     */
    public static Warehouse open(PartnershipFolder folder, TokenKey key, int buckets) throws IOException {
        if (!Files.exists(file(folder))) {
            return new Warehouse(buckets, key.id());
        }

        var warehouse = read(folder);

        if (!warehouse.keyId().equals(key.id())) {
            WarehouseLock.refusePendingRotation(folder);
            throw new WarehouseException(folder.tokenKey() + ": is key " + key.id() + ", but the warehouse was filled"
                    + " with key " + warehouse.keyId() + "; put that key back from your safe copy.");
        }

        return warehouse;
    }

    /** @throws WarehouseException if nothing was ever loaded */
    public static Warehouse existing(PartnershipFolder folder) throws IOException {
        if (!Files.exists(file(folder))) {
            throw new WarehouseException(
                    folder.warehouse() + ": nothing was loaded yet; run 'lastmile ingest FILE|FOLDER' first.");
        }

        return read(folder);
    }

    private static Warehouse read(PartnershipFolder folder) throws IOException {
        var json = JSON.readTree(file(folder).toFile());
        return new Warehouse(json.path("buckets").asInt(), json.path("key_id").asText());
    }

    /** Writes what the warehouse is, once and before its first commit. */
    public void keep(PartnershipFolder folder) throws IOException {
        if (!Files.exists(file(folder))) {
            write(folder);
        }
    }

    /** Writes that all tokens are now those of another key. */
    void rotate(PartnershipFolder folder, TokenKey key) throws IOException {
        new Warehouse(buckets, key.id()).write(folder);
    }

    static boolean exists(PartnershipFolder folder) {
        return Files.exists(file(folder));
    }

    private void write(PartnershipFolder folder) throws IOException {
        Files.createDirectories(folder.warehouse());
        var json = JsonNodeFactory.instance.objectNode().put("buckets", buckets).put("key_id", keyId);
        var temporary = folder.warehouse().resolve(".warehouse.json");
        Files.writeString(temporary, json.toPrettyString() + "\n");
        Files.move(temporary, file(folder), StandardCopyOption.ATOMIC_MOVE);
    }
}
