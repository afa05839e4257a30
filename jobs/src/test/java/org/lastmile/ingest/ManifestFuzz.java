package org.lastmile.ingest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lastmile.contract.Contract;
import org.lastmile.contract.WarehouseException;

/** Any bytes as the manifest of a package, and as its rows. */
public final class ManifestFuzz {
    private static final Contract CONTRACT = FuzzFile.CONTRACTS.contract("oneroster");
    private static final byte[] NAMES = "propertyName,value\n".getBytes(StandardCharsets.UTF_8);
    private static final FuzzFile FILE = new FuzzFile(".csv");

    private ManifestFuzz() {}

    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        var rows = new byte[NAMES.length + input.length];
        System.arraycopy(NAMES, 0, rows, 0, NAMES.length);
        System.arraycopy(input, 0, rows, NAMES.length, input.length);
        check(FILE.of(rows));
        var file = FILE.of(input);

        try {
            if (Fit.best(CsvHeader.read(file), FuzzFile.CONTRACTS)
                    .filter(fit -> fit.isWhole() && fit.table().name().equals("manifest"))
                    .isPresent()) {
                check(file);
            }
        } catch (WarehouseException refused) {
            FuzzFile.checkMessage(String.valueOf(refused.getMessage()));
        }
    }

    private static void check(SourceFile manifest) {
        var files = new TreeMap<String, List<SourceFile>>(Map.of("manifest", List.of(manifest)));

        try {
            PackageManifest.problems(List.of(new Delivery(CONTRACT, files))).forEach(FuzzFile::checkMessage);
        } catch (WarehouseException refused) {
            FuzzFile.checkMessage(String.valueOf(refused.getMessage()));
        }
    }
}
