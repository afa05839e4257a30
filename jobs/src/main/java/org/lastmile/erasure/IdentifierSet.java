package org.lastmile.erasure;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lastmile.contract.Table;
import org.lastmile.ingest.IdentityRecords;

/** SQL for the identifiers of a row as one text, which is the same for the same set of identifiers. */
final class IdentifierSet {
    private IdentifierSet() {}

    /** Of a row of a source table; empty for identifiers that the file has no column for. */
    static String of(Table table, List<String> columns) {
        return joined(Stream.concat(
                Stream.of("learner_key"),
                IdentityRecords.KINDS.stream().map(kind -> IdentityRecords.column(table, kind, columns)
                        .map(column -> key('"' + column + '"'))
                        .orElse("null"))));
    }

    /** Of a row of {@code core.identity_record}. */
    static String ofRecord() {
        return joined(Stream.concat(
                Stream.of("learner_key"), IdentityRecords.KINDS.stream().map(IdentityRecords::name)));
    }

    /** The 64-bit key of a column that holds tokens. */
    static String key(String column) {
        return IdentityRecords.key(column);
    }

    private static String joined(Stream<String> keys) {
        return keys.map(key -> "coalesce(" + key + "::varchar, '')").collect(Collectors.joining(" || '|' || "));
    }
}
