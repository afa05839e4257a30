package org.lastmile.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.Set;
import org.lastmile.contract.WarehouseException;
import org.lastmile.release.SealedFile;

/** The folder of a package: it appears whole or not at all, and takes the place of an older package only. */
record ExportFolder(Path out) {
    static final String DESCRIPTOR = "datapackage.json";
    private static final Set<String> FILES = Set.of(
            "cells.csv",
            "cells.parquet",
            "indicators.csv",
            "sources.csv",
            "data_dictionary.csv",
            DESCRIPTOR,
            "README.md",
            "LICENCE.txt");

    /** Fills an empty folder. */
    interface Filling {
        void fill(Path folder) throws IOException, SQLException;
    }

    ExportFolder {
        out = out.toAbsolutePath().normalize();
    }

    /** @throws WarehouseException if the folder holds something else; then it is as before */
    void replace(Filling filling) throws IOException, SQLException {
        checkIsOurs();
        var temporary = sibling("making");
        var old = sibling("old");
        SealedFile.delete(temporary);
        SealedFile.delete(old);
        Files.createDirectories(temporary);

        try {
            filling.fill(temporary);
            SealedFile.sync(temporary);

            if (Files.exists(out)) {
                Files.move(out, old, StandardCopyOption.ATOMIC_MOVE);
            }

            Files.move(temporary, out, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            SealedFile.delete(temporary);
        }

        SealedFile.delete(old);
    }

    private Path sibling(String purpose) {
        return out.resolveSibling("." + out.getFileName() + "." + purpose);
    }

    private void checkIsOurs() throws IOException {
        if (!Files.exists(out)) {
            return;
        }

        if (!Files.isDirectory(out)) {
            throw new WarehouseException(out + " is a file; name a folder that is empty or does not exist.");
        }

        try (var files = Files.list(out)) {
            var names = files.map(file -> file.getFileName().toString()).toList();

            if (!names.isEmpty() && !(FILES.containsAll(names) && isPackage())) {
                throw new WarehouseException(out + " holds files that are no package of Lastmile, and nothing is"
                        + " overwritten; name a folder that is empty or does not exist.");
            }
        }
    }

    private boolean isPackage() {
        try {
            var descriptor = new ObjectMapper().readTree(out.resolve(DESCRIPTOR).toFile());
            return descriptor.path("name").asText().startsWith(DataPackage.PREFIX);
        } catch (IOException e) {
            return false;
        }
    }
}
