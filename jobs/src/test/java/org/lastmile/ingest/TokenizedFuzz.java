package org.lastmile.ingest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.lastmile.contract.Contract;
import org.lastmile.contract.WarehouseException;

/** Any bytes behind the mark of a tokenised file, and as its rows. */
public final class TokenizedFuzz {
    private static final Contract CONTRACT = FuzzFile.CONTRACTS.contract("hostile");
    private static final String NAMES = String.join(
                    ",",
                    TokenizedHeader.of(
                                    new TokenKey("4884fdaa", ""),
                                    CONTRACT,
                                    CONTRACT.tables().get(0))
                            .names())
            + "\n";
    private static final FuzzFile FILE = new FuzzFile(".csv");

    private TokenizedFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        read("tokenized/2/", input);
        read(NAMES, input);
    }

    private static void read(String begin, byte[] input) throws IOException {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(begin.getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(input);
        var file = FILE.of(bytes.toByteArray());

        try {
            var header = TokenizedHeader.of(file);

            if (header.isPresent()) {
                var contract = header.get().contract(file, FuzzFile.CONTRACTS);
                var table = contract.table(header.get().table());
                new CsvRows(contract, table).read(file, new FuzzRows(table));
            }
        } catch (WarehouseException refused) {
            FuzzFile.checkMessage(String.valueOf(refused.getMessage()));
        }
    }
}
