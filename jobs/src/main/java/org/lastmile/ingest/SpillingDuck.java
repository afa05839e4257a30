package org.lastmile.ingest;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.lastmile.warehouse.Duck;
import org.lastmile.warehouse.PartnershipFolder;

/**
 * DuckDB with a folder for what does not fit into memory: inside the partnership's folder, and gone with it.
 *
 * @param duck    holds keys and tokens and no identifier
 * @param scratch of the warehouse, where others may have folders as well
 */
record SpillingDuck(Connection duck, Path scratch) implements AutoCloseable {
    private static final String MEMORY = "2GB";

    /** @param name of the folder */
    static SpillingDuck open(PartnershipFolder folder, String name) throws SQLException, IOException {
        var scratch = folder.warehouse().resolve(".scratch");
        Files.createDirectories(scratch);
        var duck = Duck.open(Runtime.getRuntime().availableProcessors(), MEMORY);
        Duck.execute(
                duck,
                "set temp_directory = " + Duck.literal(scratch.resolve(name).toString()));
        return new SpillingDuck(duck, scratch);
    }

    @Override
    public void close() throws SQLException, IOException {
        duck.close();

        try {
            Files.deleteIfExists(scratch);
        } catch (DirectoryNotEmptyException kept) {
            // Spark is open and has its folders there.
        }
    }
}
