package org.lastmile.ingest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lastmile.contract.Table;
import org.lastmile.warehouse.Duck;

/**
 * Gives the rows of a source table their learners; null where a row is nobody's for certain.
 *
 * @param links      Parquet file of the learners behind keys, where they are not the keys themselves
 * @param exceptions Parquet file of the rows that belong to another learner than their key does
 */
record Learners(Optional<Path> links, Optional<Path> exceptions) {
    /**
     * SQL that selects rows with the column {@code learner_id}.
     *
     * @param rows    relation that is called {@code unlinked}
     * @param columns of the rows
     */
    String of(String rows, Table table, List<String> columns) {
        var usual = links.isEmpty()
                ? "unlinked.learner_key"
                : "case when identity.learner_key is null then unlinked.learner_key else identity.learner_id end";
        var from = " from " + rows + " as unlinked"
                + links.map(file -> " left join " + Duck.parquet(List.of(file))
                                + " as identity on identity.learner_key = unlinked.learner_key")
                        .orElse("");

        if (exceptions.isEmpty() || !IdentityRecords.joins(table)) {
            return "select unlinked.*, " + usual + " as learner_id" + from;
        }

        return "select unlinked.*, case when identity_record.learner_key is null then " + usual
                + " else identity_record.learner_id end as learner_id" + from + " left join "
                + Duck.parquet(List.of(exceptions.get()))
                + " as identity_record on identity_record.learner_key = unlinked.learner_key and "
                + same(table, columns);
    }

    /** Whether a row has exactly the identifiers of an exception. */
    private static String same(Table table, List<String> columns) {
        var conditions = new ArrayList<String>();

        for (var kind : IdentityRecords.KINDS) {
            var key = IdentityRecords.column(table, kind, columns)
                    .map(column -> IdentityRecords.key("unlinked." + Duck.identifier(column)))
                    .orElse("null");
            conditions.add("identity_record." + IdentityRecords.name(kind) + " is not distinct from " + key);
        }

        return String.join(" and ", conditions);
    }
}
