package org.lastmile.ingest;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.TreeMap;
import org.lastmile.contract.Contract;
import org.lastmile.contract.Sha256;

/**
 * All files of one source that came in one call.
 *
 * @param files by name of the contract's table; one document may bring the rows of several
 */
record Delivery(Contract contract, TreeMap<String, List<SourceFile>> files) {
    private static final int ID_DIGITS = 16;

    /** The same bytes under the same version of the contract give the same id, whatever the files are called. */
    String id() throws IOException {
        var parts = new ArrayList<String>();
        var hashes = new HashMap<SourceFile, String>();

        for (var table : files.entrySet()) {
            for (var file : table.getValue()) {
                if (!hashes.containsKey(file)) {
                    hashes.put(file, hash(file));
                }

                parts.add(table.getKey() + " " + hashes.get(file));
            }
        }

        parts.sort(null);
        return Sha256.of(contract.id() + " " + contract.version() + "\n" + String.join("\n", parts))
                .substring(0, ID_DIGITS);
    }

    List<String> fileNames() {
        return files.values().stream()
                .flatMap(List::stream)
                .distinct()
                .map(SourceFile::name)
                .sorted()
                .toList();
    }

    static String hash(SourceFile file) throws IOException {
        try (var stream = file.open()) {
            return Sha256.of(stream);
        }
    }
}
