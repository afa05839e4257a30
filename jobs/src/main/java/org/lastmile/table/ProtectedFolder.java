package org.lastmile.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.lastmile.contract.Sha256;
import org.lastmile.contract.WarehouseException;
import org.lastmile.release.SealedFile;
import org.lastmile.table.ProtectedTable.State;

/** The folder of a protected table: it appears whole or not at all, and never takes the place of another one. */
public final class ProtectedFolder {
    /** Fact of a certificate: SHA-256 of the file of protected cells. */
    public static final String CELLS_HASH = "cells_sha256";

    private static final String CELLS = "protected.csv";
    private static final String CERTIFICATE = "certificate.json";
    private static final String REPORT = "report.txt";

    private final Path out;

    /** @throws WarehouseException if something is there already */
    public ProtectedFolder(Path out) {
        this.out = out.toAbsolutePath().normalize();

        if (Files.exists(this.out)) {
            throw new WarehouseException(out + ": is there already, and nothing is overwritten; name another folder.");
        }
    }

    /**
     * Protects a table and writes the protected cells, the certificate and a report.
     *
     * @return the text of the report
     * @throws WarehouseException if the gate refuses; then nothing is written
     */
    public String write(CellTable table, Protection protection) throws IOException {
        var result = protection.of(table);
        var cells = ProtectedFile.text(table, result.told());
        var certificate = result.certificate(Map.of(CELLS_HASH, Sha256.of(cells)));
        var report = report(result, protection);
        Files.createDirectories(Objects.requireNonNull(out.getParent()));
        var temporary = out.resolveSibling("." + out.getFileName() + ".making");
        SealedFile.delete(temporary);
        Files.createDirectory(temporary);

        try {
            Files.writeString(temporary.resolve(CELLS), cells);
            Files.writeString(temporary.resolve(CERTIFICATE), certificate.text());
            Files.writeString(temporary.resolve(REPORT), report);
            SealedFile.sync(temporary);
            Files.move(temporary, out, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            SealedFile.delete(temporary);
        }

        return report;
    }

    private static String report(Protection.Result result, Protection protection) {
        var verdict = result.verdict();
        var told = result.told();
        var narrowest = verdict.proven() == 0 ? "none" : String.valueOf(verdict.narrowest());
        return """
                method             %s
                minimum            %d
                width              %d
                cells              %d
                shown              %d
                rounded            %d
                ranged             %d
                protected          %d
                narrowest interval %s
                leaks              %d
                seconds            %s
                """
                .formatted(
                        protection.method().name().toLowerCase(Locale.ROOT),
                        protection.policy().minimum(),
                        protection.policy().intervalWidth(),
                        told.cells().size(),
                        told.count(State.SHOWN),
                        told.count(State.ROUNDED),
                        told.count(State.RANGE),
                        told.count(State.PROTECTED),
                        narrowest,
                        verdict.problems().size(),
                        String.format(Locale.ROOT, "%.1f", result.seconds()));
    }
}
