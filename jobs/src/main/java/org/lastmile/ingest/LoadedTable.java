package org.lastmile.ingest;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.lastmile.bucket.NewFile;
import org.lastmile.warehouse.Quality;
import org.lastmile.warehouse.Scope;

/**
 * What was loaded of one table, by one task or by several.
 *
 * @param failure     why the whole delivery must stop; empty when nothing is wrong
 * @param rowsIn      rows read
 * @param quarantined rows set aside
 * @param supporting  documents that are no facts of their own
 * @param rules       rows set aside by column and rule
 * @param repaired    rows in which a value was replaced, by column and rule
 * @param unknown     rows that refer to a key nobody has announced yet, by column
 * @param scopes      rows accepted by part of the source
 * @param observed    newest event day (days since 1970) by partner; {@code *} where rows name no partner
 * @param ofPartners  rows read, set aside and repaired by partner
 */
record LoadedTable(
        String table,
        String failure,
        long rowsIn,
        long quarantined,
        long supporting,
        Map<Cause, Long> rules,
        Map<Cause, Long> repaired,
        Map<String, Long> unknown,
        List<Scope> scopes,
        Map<String, Long> observed,
        Map<PartnerCause, Long> ofPartners,
        List<NewFile> accepted,
        List<NewFile> reasons)
        implements Serializable {
    static LoadedTable failed(String table, String failure) {
        return new LoadedTable(
                table, failure, 0, 0, 0, Map.of(), Map.of(), Map.of(), List.of(), Map.of(), Map.of(), List.of(),
                List.of());
    }

    LoadedTable withUnknown(Map<String, Long> references) {
        return new LoadedTable(
                table,
                failure,
                rowsIn,
                quarantined,
                supporting,
                rules,
                repaired,
                references,
                scopes,
                observed,
                ofPartners,
                accepted,
                reasons);
    }

    /** What several tasks have loaded of one table; broken when one of them is. */
    static LoadedTable joined(List<LoadedTable> parts) {
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
                merged(parts, LoadedTable::rules, Long::sum),
                merged(parts, LoadedTable::repaired, Long::sum),
                Map.of(),
                Scope.joined(parts.stream().map(LoadedTable::scopes).toList()),
                merged(parts, LoadedTable::observed, Math::max),
                merged(parts, LoadedTable::ofPartners, Long::sum),
                parts.stream().flatMap(part -> part.accepted().stream()).toList(),
                parts.stream().flatMap(part -> part.reasons().stream()).toList());
    }

    private static <K extends Comparable<K>> Map<K, Long> merged(
            List<LoadedTable> parts, Function<LoadedTable, Map<K, Long>> counts, BinaryOperator<Long> merge) {
        var merged = new TreeMap<K, Long>();
        parts.forEach(part -> counts.apply(part).forEach((key, count) -> merged.merge(key, count, merge)));
        return merged;
    }

    /**
     * The table when further rows have been set aside.
     *
     * @param left what is left: files of the rows, and how many there are by part of the source
     * @param more file of the further reasons, one a row
     */
    LoadedTable without(Left left, Cause cause, NewFile more) {
        var counts = new TreeMap<>(rules);
        counts.merge(cause, more.rows(), Long::sum);
        var partners = new TreeMap<>(ofPartners);
        left.aside()
                .forEach((partner, rows) -> partners.merge(
                        new PartnerCause(partner, Quality.Kind.SET_ASIDE, cause.rule()), rows, Long::sum));
        var files = new ArrayList<>(reasons);
        files.add(more);
        return new LoadedTable(
                table,
                failure,
                rowsIn,
                quarantined + more.rows(),
                supporting,
                counts,
                repaired,
                unknown,
                left.scopes(),
                observed,
                partners,
                left.files(),
                files);
    }

    /**
     * Rows that are left of a table.
     *
     * @param aside rows that are not left, by partner
     */
    record Left(List<NewFile> files, List<Scope> scopes, Map<String, Long> aside) {}

    /** Files of the rows that were accepted. */
    List<Path> files() {
        return accepted.stream().map(file -> Path.of(file.path())).toList();
    }
}
