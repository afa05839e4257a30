package org.lastmile.ingest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import org.lastmile.contract.Table;
import org.lastmile.contract.WarehouseException;

/** Any bytes as rows of JSON: lines, a list, or a document. */
public final class JsonFuzz {
    private static final Table TABLE =
            FuzzFile.CONTRACTS.contract("hostile_rows").tables().get(0);
    private static final FuzzFile FILE = new FuzzFile(".json");

    private JsonFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        readLines(new String(input, StandardCharsets.ISO_8859_1));
        var file = FILE.of(input);

        try {
            new JsonRows(TABLE).peek(JsonText.head(file), new FuzzRows(TABLE));
            var best = JsonFit.best(file, FuzzFile.CONTRACTS);

            if (best.isPresent() && !best.get().isWhole()) {
                FuzzFile.checkMessage(best.get().complaint());
            }

            new JsonRows(TABLE).read(file, new FuzzRows(TABLE));
        } catch (WarehouseException refused) {
            FuzzFile.checkMessage(String.valueOf(refused.getMessage()));
        }
    }

    /** Lines put together are the text, each with its number. */
    private static void readLines(String text) throws IOException {
        var read = new StringBuilder();
        var lines = new JsonLines(new BufferedReader(new StringReader(text)));

        for (var line = lines.next(); line != null; line = lines.next()) {
            read.append(lines.number() > 1 ? "\n" : "").append(line.text());
        }

        if (!text.equals(read.toString()) && !text.equals(read + "\n")) {
            throw new IllegalStateException("other lines");
        }
    }
}
