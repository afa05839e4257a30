package org.lastmile.ingest;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.lastmile.bucket.NewFile;

/**
 * What one task has loaded.
 *
 * @param failure     why the whole delivery must stop; empty when nothing is wrong
 * @param rowsIn      rows read
 * @param quarantined rows set aside
 * @param supporting  documents that are no facts of their own
 * @param rules       rows set aside by rule
 * @param unknown     rows that refer to a key nobody has announced yet, by column
 * @param observed    newest event day (days since 1970) by partner; {@code *} where rows name no partner
 */
record LoadedTable(
        String table,
        String failure,
        long rowsIn,
        long quarantined,
        long supporting,
        Map<String, Long> rules,
        Map<String, Long> unknown,
        Map<String, Long> observed,
        List<NewFile> accepted,
        List<NewFile> reasons)
        implements Serializable {
    static LoadedTable failed(String table, String failure) {
        return new LoadedTable(table, failure, 0, 0, 0, Map.of(), Map.of(), Map.of(), List.of(), List.of());
    }

    LoadedTable withUnknown(Map<String, Long> references) {
        return new LoadedTable(
                table, failure, rowsIn, quarantined, supporting, rules, references, observed, accepted, reasons);
    }

    /** Files of the rows that were accepted. */
    List<Path> files() {
        return accepted.stream().map(file -> Path.of(file.path())).toList();
    }
}
