package org.lastmile.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.lastmile.contract.WarehouseException;
import org.lastmile.ingest.TokenKey;
import org.lastmile.warehouse.PartnershipFolder;

/** Makes the folder of a partnership. */
final class NewPartnership {
    static final int MOST_BUCKETS = 1024;

    private NewPartnership() {}

    /** @throws WarehouseException if the folder holds anything */
    static PartnershipFolder create(Path root, String name, int buckets) throws IOException {
        var folder = new PartnershipFolder(root);

        if (buckets < 1 || buckets > MOST_BUCKETS) {
            throw new WarehouseException(
                    "--buckets must be from 1 to " + MOST_BUCKETS + ". Provided value: " + buckets + ".");
        }

        if (Files.exists(folder.settings())) {
            throw new WarehouseException(folder.settings() + ": exists; this folder is a partnership's already.");
        }

        refuseFull(folder.root());
        Files.createDirectories(folder.root());

        for (var kind :
                List.of("contracts", "indicators", "publications", "exports", "mappings", "pages", "notebooks")) {
            Files.createDirectories(folder.overrides(kind));
        }

        TokenKey.create(folder.tokenKey());
        Files.writeString(
                folder.settings(),
                """
                # Settings of one partnership. A file in contracts/, mappings/, indicators/, publications/, exports/,
                # pages/ or notebooks/ overrides the built-in one of the same name.
                name: "%s"
                # Whom funders may ask about a package; the name when it is left out.
                # contact: data@example.org
                # A stricter profile of the disclosure policy than the publications ask for: cms, chhs or delaware.
                # disclosure_profile: delaware
                # Learner buckets of the warehouse; fixed once something is loaded.
                learner_buckets: %d
                """
                        .formatted(displayName(folder.root(), name), buckets));
        return folder;
    }

    private static String displayName(Path root, String name) {
        return (name.isBlank() ? String.valueOf(root.getFileName()) : name)
                .replace("\\", "\\\\")
                .replace("\"", "\\\"");
    }

    private static void refuseFull(Path root) throws IOException {
        if (Files.isRegularFile(root)) {
            throw new WarehouseException(root + ": is a file; name a new or an empty folder.");
        }

        if (Files.isDirectory(root)) {
            try (var list = Files.list(root)) {
                if (list.findAny().isPresent()) {
                    throw new WarehouseException(root + ": holds files already; name a new or an empty folder.");
                }
            }
        }
    }
}
