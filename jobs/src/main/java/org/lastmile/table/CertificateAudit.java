package org.lastmile.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.lastmile.contract.WarehouseException;
import org.lastmile.disclosure.audit.Verdict;
import org.lastmile.release.CertificateFile;
import org.lastmile.release.SealedFile;

/** Checks the certificate of a protected table by adding up; needs no solver, and knows nothing of how it was made. */
public final class CertificateAudit {
    private CertificateAudit() {}

    /**
     * What a certificate proves about the protected cells beside it.
     *
     * @param cells  protected.csv
     * @param matrix which inner cells each cell consists of
     * @throws WarehouseException if a file is missing, is not as it was written, or does not fit the others
     */
    public static Verdict of(Path certificate, Path cells, Path matrix) throws IOException {
        if (!Files.isRegularFile(certificate)) {
            throw new WarehouseException(certificate + ": no such file; name a certificate.json.");
        }

        var file = CertificateFile.read(certificate.toString(), Files.readString(certificate));
        var table = ProtectedFile.read(cells, matrix);

        if (file.parts().size() != 1) {
            throw new WarehouseException(
                    certificate + ": is no certificate of one table; take the file that lay beside " + cells + ".");
        }

        var part = file.parts().get(0);
        var verdict = Verdict.of(table.problem(part.width()), part.tables(), part.minimum());
        var hash = SealedFile.sha256(cells);
        return hash.equals(file.facts().get(ProtectedFolder.CELLS_HASH))
                ? verdict
                : verdict.and(Verdict.wrong(
                        cells + " is not the file that the certificate was made for: its SHA-256 is another."));
    }
}
