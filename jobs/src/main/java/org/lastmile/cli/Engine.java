package org.lastmile.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.apache.spark.api.java.JavaSparkContext;
import org.jspecify.annotations.Nullable;
import org.lastmile.bucket.SparkSettings;
import org.lastmile.release.SealedFile;
import org.lastmile.warehouse.PartnershipFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens Spark when a command first needs it, and ends it with the command. */
final class Engine implements AutoCloseable {
    private static final int PROBE_BYTES = 64 << 10;
    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

    private final SparkSettings settings;
    private @Nullable JavaSparkContext context;

    Engine(PartnershipFolder folder, String master) {
        this.settings = new SparkSettings(master, folder.warehouse().resolve(".scratch"));
    }

    /** Called by the holder of the warehouse's lock only: what a killed run has left in the scratch folder goes away. */
    JavaSparkContext spark() {
        if (context == null) {
            prepareScratch();
            context = settings.open();
        }

        return context;
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
        if (context != null) {
            context.stop();
            context = null;
            removeScratch();
        }
    }
}
