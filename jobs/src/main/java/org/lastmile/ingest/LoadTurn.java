package org.lastmile.ingest;

import java.util.Map;
import java.util.Optional;
import org.lastmile.contract.Column;
import org.lastmile.contract.Reference;
import org.lastmile.contract.Table;

/** Tables come before those that refer to their keys where a key may look like an identifier. */
enum LoadTurn {
    /** Tables without learners. */
    FRAME,
    /** Learners, visits: tables of learners that refer to no others of them. */
    LEARNERS,
    /** Barriers: tables of learners that refer to others of them. */
    REFERRING;

    static LoadTurn of(Table table, Map<String, Delivery> fresh) {
        if (!table.knowsLearners()) {
            return FRAME;
        }

        return table.columns().stream()
                        .map(Column::reference)
                        .flatMap(reference -> Optional.ofNullable(reference).stream())
                        .anyMatch(reference -> isOfLearners(reference, table, fresh))
                ? REFERRING
                : LEARNERS;
    }

    private static boolean isOfLearners(Reference reference, Table from, Map<String, Delivery> fresh) {
        return fresh.values().stream()
                .map(Delivery::contract)
                .filter(contract -> contract.id().equals(reference.contract()))
                .flatMap(contract -> contract.tables().stream())
                .anyMatch(table ->
                        table.name().equals(reference.table()) && !table.equals(from) && table.knowsLearners());
    }
}
