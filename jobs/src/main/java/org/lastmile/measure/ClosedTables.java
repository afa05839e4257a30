package org.lastmile.measure;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.lastmile.contract.Table;
import org.lastmile.warehouse.Closing;
import org.lastmile.warehouse.DataFile;

/** What newer snapshots have closed in each core table; found once, so that all buckets read the same. */
final class ClosedTables {
    private final Map<String, ClosedRows> closed = new TreeMap<>();

    ClosedTables(List<Table> tables, Map<String, List<DataFile>> files, List<Closing> closings) {
        for (var table : tables) {
            var mine = closings.stream()
                    .filter(closing -> closing.table().equals(table.name()))
                    .toList();

            if (!mine.isEmpty()) {
                closed.put(table.name(), new ClosedRows(table, mine, new TreeSet<>()));
            }
        }

        try {
            new ReferredKeys(tables, files).keep(closed);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    ClosedRows of(Table table) {
        return closed.getOrDefault(table.name(), new ClosedRows(table, List.of(), new TreeSet<>()));
    }

    /** All of it in words that change when it does. */
    String words() {
        return closed.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue().closings() + " "
                        + entry.getValue().kept())
                .collect(Collectors.joining("\n"));
    }
}
