package org.lastmile.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what a contract says of the parts and days for which a snapshot of a table is complete. */
record SnapshotKeys(ContractNotes notes) {
    /** A partner's snapshot is complete for the partner, unless the contract says for what else. */
    static List<String> by(Map<String, JsonNode> keys, @Nullable String partnerColumn) {
        if (!keys.containsKey("snapshotBy")) {
            return partnerColumn == null ? List.of() : List.of(partnerColumn);
        }

        return ContractNotes.names(keys, "snapshotBy");
    }

    void refuseUnknown(Table table) {
        var stored = table.stored().stream().map(Column::storedName).toList();
        var named = new ArrayList<>(table.snapshotBy());

        if (table.snapshotDay() != null) {
            named.add(table.snapshotDay());
        }

        named.removeAll(stored);
        named.forEach(column -> notes.problem(", '" + table.name() + "': column '" + column
                + "' of snapshotBy, snapshotDay, eventColumn or partnerColumn is none that is stored; name one of its"
                + " columns."));
    }
}
