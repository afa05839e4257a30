package org.lastmile.ingest;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.lastmile.contract.WarehouseException;

/**
 * What the tasks of one call have loaded, by delivery.
 *
 * @param broken what the deliveries do not keep of the promises of their contracts
 */
record LoadedTables(Map<String, List<LoadedTable>> byDelivery, Map<String, List<Promises.Broken>> broken) {
    private static final int SHOWN_FILES = 5;

    /** The same with what is not kept. */
    LoadedTables withBroken(Map<String, List<Promises.Broken>> promises) {
        return new LoadedTables(byDelivery, promises);
    }

    List<LoadedTable> of(String deliveryId) {
        return byDelivery.getOrDefault(deliveryId, List.of());
    }

    /** @throws WarehouseException if a file is broken, or every row of the call breaks its contract */
    void refuseBad(Collection<Delivery> deliveries) {
        refuseBroken();
        refuseWithoutGoodRow(deliveries);
    }

    private List<LoadedTable> all() {
        return byDelivery.values().stream().flatMap(List::stream).toList();
    }

    private void refuseBroken() {
        var failures = all().stream()
                .map(LoadedTable::failure)
                .filter(failure -> !failure.isEmpty())
                .toList();

        if (!failures.isEmpty()) {
            throw new WarehouseException(String.join("\n", failures) + "\nNothing was loaded.");
        }
    }

    /**
     * Rows are set aside one by one; when none is left, the files are wrong as a whole and not their rows. A file of nobody
     * but erased learners is a good one.
     */
    private void refuseWithoutGoodRow(Collection<Delivery> deliveries) {
        var tables = all();
        var isAllBad = tables.stream().allMatch(table -> table.rowsIn() == table.quarantined());
        var rules = new TreeMap<String, Long>();
        tables.forEach(table -> table.rules().forEach((cause, count) -> rules.merge(cause.rule(), count, Long::sum)));

        if (isAllBad && !Set.of(Tombstones.RULE).containsAll(rules.keySet())) {
            throw new WarehouseException(allBad(deliveries, rules));
        }
    }

    private String allBad(Collection<Delivery> deliveries, Map<String, Long> rules) {
        var files = deliveries.stream()
                .flatMap(delivery -> delivery.fileNames().stream())
                .limit(SHOWN_FILES)
                .collect(Collectors.joining(", "));
        var broken = rules.entrySet().stream()
                .map(rule -> rule.getKey() + " (" + rule.getValue() + ")")
                .collect(Collectors.joining(", "));
        return files + ": none of "
                + all().stream().mapToLong(LoadedTable::rowsIn).sum()
                + " rows keeps its contract; broken rules: " + broken
                + ". Nothing was loaded. 'lastmile contract check FILE' shows the first rows.";
    }
}
