package org.lastmile.ingest;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lastmile.bucket.NewFile;

/**
 * What was loaded of one table, by one task or by several.
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

    /** What several tasks have loaded of one table; broken when one of them is. */
    static LoadedTable joined(List<LoadedTable> parts) {
        var rules = new TreeMap<String, Long>();
        var observed = new TreeMap<String, Long>();
        parts.forEach(part -> part.rules().forEach((rule, rows) -> rules.merge(rule, rows, Long::sum)));
        parts.forEach(part -> part.observed().forEach((partner, day) -> observed.merge(partner, day, Math::max)));
        return new LoadedTable(
                parts.get(0).table(),
                parts.stream()
                        .map(LoadedTable::failure)
                        .filter(failure -> !failure.isEmpty())
                        .findFirst()
                        .orElse(""),
                parts.stream().mapToLong(LoadedTable::rowsIn).sum(),
                parts.stream().mapToLong(LoadedTable::quarantined).sum(),
                parts.stream().mapToLong(LoadedTable::supporting).sum(),
                rules,
                Map.of(),
                observed,
                parts.stream().flatMap(part -> part.accepted().stream()).toList(),
                parts.stream().flatMap(part -> part.reasons().stream()).toList());
    }

    /**
     * The table when further rows have been set aside by a rule.
     *
     * @param kept files of the rows that are left
     * @param more file of the further reasons, one a row
     */
    LoadedTable without(List<NewFile> kept, String rule, NewFile more) {
        var counts = new TreeMap<>(rules);
        counts.merge(rule, more.rows(), Long::sum);
        var files = new ArrayList<>(reasons);
        files.add(more);
        return new LoadedTable(
                table, failure, rowsIn, quarantined + more.rows(), supporting, counts, unknown, observed, kept, files);
    }

    /** Files of the rows that were accepted. */
    List<Path> files() {
        return accepted.stream().map(file -> Path.of(file.path())).toList();
    }
}
