package org.lastmile.ingest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import org.lastmile.contract.Contract;

/**
 * All files of one source that came in one call.
 *
 * @param files by name of the contract's table
 */
record Delivery(Contract contract, TreeMap<String, List<SourceFile>> files) {
    private static final int ID_DIGITS = 16;

    /** The same bytes under the same contract give the same id, whatever the files are called. */
    String id() throws IOException {
        var parts = new ArrayList<String>();

        for (var table : files.entrySet()) {
            for (var file : table.getValue()) {
                parts.add(table.getKey() + " " + hash(file));
            }
        }

        parts.sort(null);
        var digest = sha256();
        digest.update((contract.id() + "\n" + String.join("\n", parts)).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest()).substring(0, ID_DIGITS);
    }

    List<String> fileNames() {
        return files.values().stream()
                .flatMap(List::stream)
                .map(SourceFile::name)
                .sorted()
                .toList();
    }

    private static String hash(SourceFile file) throws IOException {
        var digest = sha256();

        try (var stream = new DigestInputStream(file.open(), digest)) {
            stream.transferTo(java.io.OutputStream.nullOutputStream());
        }

        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
