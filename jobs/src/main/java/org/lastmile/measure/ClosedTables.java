package org.lastmile.measure;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.lastmile.contract.Table;
import org.lastmile.warehouse.Closings;
import org.lastmile.warehouse.DataFile;
import org.lastmile.warehouse.Deletion;
import org.lastmile.warehouse.Deletions;
import org.lastmile.warehouse.PartnershipFolder;
import org.lastmile.warehouse.Registry;

/** What is closed in each core table; found once, so that all buckets read the same. */
final class ClosedTables {
    private final Map<String, ClosedRows> closed = new TreeMap<>();
    private final Registry registry;

    ClosedTables(PartnershipFolder folder, Registry registry, List<Table> tables, Map<String, List<DataFile>> files) {
        this.registry = registry;
        var closings = Closings.of(folder, registry);
        var deletions = Deletions.of(folder, registry);

        for (var table : tables) {
            var rows = new ClosedRows(
                    table,
                    closings.stream()
                            .filter(closing -> closing.table().equals(table.name()))
                            .toList(),
                    new DeletedKeys(
                            registry,
                            deletions.stream()
                                    .filter(deletion -> deletion.table().equals(table.name()))
                                    .toList()),
                    new TreeSet<>());

            if (!rows.isEmpty()) {
                closed.put(table.name(), rows);
            }
        }

        try {
            new ReferredKeys(tables, files).keep(closed);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    ClosedRows of(Table table) {
        return closed.getOrDefault(
                table.name(), new ClosedRows(table, List.of(), new DeletedKeys(registry, List.of()), new TreeSet<>()));
    }

    List<Deletion> deletions() {
        return closed.values().stream()
                .flatMap(rows -> rows.deleted().deletions().stream())
                .toList();
    }

    /** All of it in words that change when it does. */
    String words() {
        return closed.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue().closings() + " "
                        + entry.getValue().deleted().deletions() + " "
                        + entry.getValue().kept())
                .collect(Collectors.joining("\n"));
    }
}
