package org.lastmile.warehouse;

import java.nio.file.Files;
import java.nio.file.Path;
import org.lastmile.contract.WarehouseException;

/**
 * The folder that belongs to one partnership: settings, overriding files, and the warehouse with its zones.
 *
 * @param root absolute path
 */
public record PartnershipFolder(Path root) {
    public PartnershipFolder {
        root = root.toAbsolutePath().normalize();
    }

    /**
     * A folder that {@code init} has made.
     *
     * @throws WarehouseException if it has not
     */
    public static PartnershipFolder existing(Path root) {
        var folder = new PartnershipFolder(root);

        if (!Files.isRegularFile(folder.settings())) {
            throw new WarehouseException(folder.root() + " is no partnership's folder: partnership.yaml is missing;"
                    + " make one with 'lastmile init DIR', or name yours with --root DIR.");
        }

        return folder;
    }

    public Path settings() {
        return root.resolve("partnership.yaml");
    }

    public Path overrides(String kind) {
        return root.resolve(kind);
    }

    /** Key of the tokens: mode 600, outside the warehouse. */
    public Path tokenKey() {
        return root.resolve("secrets").resolve("token.key");
    }

    public Path warehouse() {
        return root.resolve("warehouse");
    }

    public Path zone(String zone) {
        return warehouse().resolve(zone);
    }

    public Path table(String zone, String table) {
        return zone(zone).resolve(table);
    }

    /** Receipts of erasures, and what keeps erased learners out. */
    public Path erasures() {
        return warehouse().resolve("erasure");
    }

    public Path editions() {
        return warehouse().resolve("release");
    }
}
