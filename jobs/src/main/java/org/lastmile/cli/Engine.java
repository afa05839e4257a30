package org.lastmile.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.lastmile.bucket.SparkSettings;
import org.lastmile.warehouse.PartnershipFolder;

/** Opens Spark when a command first needs it, and ends it with the command. */
final class Engine implements AutoCloseable {
    private static final long SMALL_BYTES = 64L << 20;

    private final SparkSettings settings;
    private @Nullable SparkSession session;

    Engine(PartnershipFolder folder, String master, boolean isSmall) {
        this.settings = new SparkSettings(master, isSmall, folder.warehouse().resolve(".scratch"));
    }

    /** Small inputs want another profile of Spark than large ones. */
    static boolean isSmall(List<Path> inputs) throws IOException {
        var bytes = 0L;

        for (var input : inputs) {
            if (Files.exists(input)) {
                try (var walk = Files.walk(input)) {
                    bytes += walk.filter(Files::isRegularFile)
                            .mapToLong(file -> file.toFile().length())
                            .sum();
                }
            }
        }

        return bytes < SMALL_BYTES;
    }

    SparkSession spark() {
        if (session == null) {
            session = settings.open();
        }

        return session;
    }

    boolean isSmall() {
        return settings.isSmall();
    }

    @Override
    public void close() {
        if (session != null) {
            session.stop();
            session = null;
        }
    }
}
