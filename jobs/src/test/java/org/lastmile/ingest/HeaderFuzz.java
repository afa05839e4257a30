package org.lastmile.ingest;

import java.io.IOException;
import java.util.stream.IntStream;
import org.lastmile.contract.Table;
import org.lastmile.contract.WarehouseException;

/** Any bytes as the first line of a file, which is held against all contracts. */
public final class HeaderFuzz {
    private static final FuzzFile FILE = new FuzzFile(".csv");

    private HeaderFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        var file = FILE.of(input);

        try {
            FileSignature.complaint(file);
            TokenizedHeader.of(file).ifPresent(header -> header.contract(file, FuzzFile.CONTRACTS));
            var header = CsvHeader.read(file);

            if (header.names().isEmpty()) {
                FuzzFile.checkMessage(CsvText.complaint(file));
                return;
            }

            CsvText.isFollowedByRows(file);
            var best = Fit.best(header, FuzzFile.CONTRACTS);
            FuzzFile.checkMessage(Fit.complaint(file, header, best));
            best.ifPresent(fit -> check(header, fit.table()));
        } catch (WarehouseException refused) {
            FuzzFile.checkMessage(String.valueOf(refused.getMessage()));
        }
    }

    private static void check(CsvHeader header, Table table) {
        header.unknown(table).forEach(name -> FuzzFile.checkMessage(name + "."));
        header.repeated(table).forEach(name -> FuzzFile.checkMessage(name + "."));
        header.lacking(table).forEach(name -> FuzzFile.checkMessage(name + "."));
        var found = IntStream.of(header.positions(table)).filter(at -> at >= 0).count();

        if (!table.isByPosition() && found != header.matches(table)) {
            throw new IllegalStateException("columns that are met and stand nowhere");
        }
    }
}
