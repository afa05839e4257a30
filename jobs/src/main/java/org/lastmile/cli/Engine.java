package org.lastmile.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import org.lastmile.bucket.SparkSettings;
import org.lastmile.release.SealedFile;
import org.lastmile.warehouse.PartnershipFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens Spark when a command first needs it, and ends it with the command. */
final class Engine implements AutoCloseable {
    private static final long SMALL_BYTES = 64L << 20;

    private static final int PROBE_BYTES = 64 << 10;
    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

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

    /** Called by the holder of the warehouse's lock only: what a killed run has left in the scratch folder goes away. */
    SparkSession spark() {
        if (session == null) {
            prepareScratch();
            session = settings.open();
        }

        return session;
    }

    /** Spark ends the process without a word when it finds no room for its folders, so that is tried before. */
    private void prepareScratch() {
        var scratch = settings.scratch();

        try {
            SealedFile.delete(scratch);
            Files.createDirectories(scratch);
            Files.write(scratch.resolve("room"), new byte[PROBE_BYTES]);
            Files.delete(scratch.resolve("room"));
        } catch (IOException failure) {
            removeScratch();
            throw new UncheckedIOException(failure);
        }
    }

    private void removeScratch() {
        try {
            SealedFile.delete(settings.scratch());
        } catch (IOException kept) {
            LOG.warn("{}: could not be removed: {}", settings.scratch(), kept.getMessage());
        }
    }

    @Override
    public void close() {
        if (session != null) {
            session.stop();
            session = null;
            removeScratch();
        }
    }
}
