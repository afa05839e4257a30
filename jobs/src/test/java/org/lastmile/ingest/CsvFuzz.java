package org.lastmile.ingest;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.lastmile.contract.Contract;
import org.lastmile.contract.WarehouseException;

/** Any bytes as a CSV file, alone and under good column names; in parts they are the same rows as in one piece. */
public final class CsvFuzz {
    private static final Contract CONTRACT = FuzzFile.CONTRACTS.contract("hostile");
    private static final byte[] HEADER = (HostileCase.HEADER + "\n").getBytes(StandardCharsets.UTF_8);
    private static final FuzzFile FILE = new FuzzFile(".csv");
    private static final int PART_BYTES = 200;

    private CsvFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        readLineEnds(new String(input, StandardCharsets.ISO_8859_1));
        readRows(input);
        var rows = new byte[HEADER.length + input.length];
        System.arraycopy(HEADER, 0, rows, 0, HEADER.length);
        System.arraycopy(input, 0, rows, HEADER.length, input.length);
        readRows(rows);
    }

    /** However much is asked for at once. */
    private static void readLineEnds(String text) throws IOException {
        var expected = text.replace("\r\n", "\n").replace('\r', '\n');
        var letters = new char[1 + text.length() % 5];
        var read = new StringBuilder();

        try (var ends = new LineEnds(new StringReader(text))) {
            for (var count = ends.read(letters); count >= 0; count = ends.read(letters)) {
                read.append(letters, 0, count);
            }
        }

        if (!read.toString().equals(expected)) {
            throw new IllegalStateException("other line ends");
        }
    }

    private static void readRows(byte[] bytes) throws IOException {
        var file = FILE.of(bytes);

        try {
            if (CsvHeader.read(file).names().isEmpty()) {
                FuzzFile.checkMessage(CsvText.complaint(file));
                return;
            }

            var whole = rows(List.of(file));
            var parts = FileParts.forTasks(List.of(file), true, PART_BYTES).stream()
                    .flatMap(List::stream)
                    .toList();

            if (!rows(parts).equals(whole)) {
                throw new IllegalStateException("other rows in parts");
            }
        } catch (WarehouseException refused) {
            FuzzFile.checkMessage(String.valueOf(refused.getMessage()));
        }
    }

    private static List<String> rows(List<SourceFile> files) throws IOException {
        var table = CONTRACT.tables().get(0);
        var told = new ArrayList<String>();

        for (var file : files) {
            var rows = new FuzzRows(table);
            new CsvRows(CONTRACT, table).read(file, rows);
            told.addAll(rows.told());
        }

        return told;
    }
}
