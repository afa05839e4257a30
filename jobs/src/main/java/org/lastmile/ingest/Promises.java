package org.lastmile.ingest;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.lastmile.contract.Contract;
import org.lastmile.contract.RowCountRule;
import org.lastmile.contract.WarehouseException;
import org.lastmile.warehouse.Quality;
import org.lastmile.warehouse.Registry;
import org.lastmile.warehouse.Scopes;

/**
 * Checks what contracts promise of whole deliveries: how many rows they have, and that they are not late. A promise that
 * is not kept is warned of, or the delivery is refused, as the contract says. To be late is no reason to refuse.
 *
 * @param before what was delivered before
 * @param today  day on which lateness is judged
 */
record Promises(Registry registry, Scopes before, LocalDate today) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /**
     * What is not kept, by delivery.
     *
     * @throws WarehouseException if a contract refuses a delivery because of it; nothing was loaded
     */
    Map<String, List<Broken>> check(Map<String, Delivery> deliveries, LoadedTables loaded, Declared declared)
            throws SQLException {
        var broken = new TreeMap<String, List<Broken>>();
        deliveries.forEach((id, delivery) -> {
            var found = rowCounts(id, delivery, loaded.of(id));
            late(id, delivery.contract(), new DeliveryDays(declared).through(loaded.of(id)))
                    .ifPresent(found::add);
            older(id, delivery, loaded.of(id), declared).ifPresent(found::add);
            broken.put(id, found);
        });
        var refused = broken.values().stream()
                .flatMap(List::stream)
                .filter(Broken::isRefusing)
                .map(Broken::words)
                .toList();

        if (!refused.isEmpty()) {
            throw new WarehouseException(String.join("\n", refused) + "\nNothing was loaded.");
        }

        return broken;
    }

    private List<Broken> rowCounts(String id, Delivery delivery, List<LoadedTable> tables) {
        var broken = new ArrayList<Broken>();

        for (var table : tables) {
            for (var rule : delivery.contract().table(table.table()).rowCounts()) {
                rowCount(id, delivery, table, rule).ifPresent(broken::add);
            }
        }

        return broken;
    }

    private Optional<Broken> rowCount(String id, Delivery delivery, LoadedTable table, RowCountRule rule) {
        var rows = table.rowsIn() - table.quarantined();
        var source = delivery.contract().id();
        var known = before.rowsBefore(registry, source, table.table(), table.scopes());

        if (rule.isOfPrevious() && known == 0) {
            return Optional.empty();
        }

        var value = rule.isOfPrevious()
                ? BigDecimal.valueOf(rows).multiply(HUNDRED).divide(BigDecimal.valueOf(known), 1, RoundingMode.HALF_UP)
                : BigDecimal.valueOf(rows);

        if (rule.isKept(value)) {
            return Optional.empty();
        }

        var seen = String.join(", ", delivery.fileNames()) + ": table '" + table.table() + "' of " + source + " has "
                + rows + " good rows" + (rule.isOfPrevious() ? ", " + value + " % of the " + known + " before" : "")
                + "; the contract expects " + rule.words() + ". Deliver the whole file, or change the check in the"
                + " contract.";
        return Optional.of(new Broken(
                new Quality(id, source, table.table(), Quality.Kind.WARNED, "", "row_count", rows),
                seen,
                rule.isRefusing()));
    }

    private Optional<Broken> late(String id, Contract contract, Optional<LocalDate> through) {
        if (contract.lateAfter() == 0 || through.isEmpty()) {
            return Optional.empty();
        }

        var due = through.get().plusDays(contract.lateAfter());
        return due.isBefore(today)
                ? Optional.of(new Broken(
                        new Quality(id, contract.id(), "", Quality.Kind.WARNED, "", "late", 0),
                        contract.id() + ": is known through " + through.get() + " only; the contract promises that "
                                + contract.lateAfter() + " days later more is known.",
                        false))
                : Optional.empty();
    }

    /** A snapshot closes what it does not hold: whether it is the newest must not be guessed. */
    private Optional<Broken> older(String id, Delivery delivery, List<LoadedTable> tables, Declared declared) {
        var source = delivery.contract().id();
        var newest = new DeliveryDays(declared).through(tables);
        var known = registry.entries().stream()
                .filter(entry -> entry.source().equals(source))
                .flatMap(entry -> registry.asOf(entry.deliveryId()).stream())
                .max(LocalDate::compareTo);

        if (!delivery.contract().isSnapshot()
                || declared.observedThrough().isPresent()
                || newest.isEmpty()
                || known.isEmpty()
                || !newest.get().isBefore(known.get())) {
            return Optional.empty();
        }

        return Optional.of(new Broken(
                new Quality(id, source, "", Quality.Kind.WARNED, "", "older", 0),
                String.join(", ", delivery.fileNames()) + ": the newest row of this snapshot of " + source + " is of "
                        + newest.get() + ", but one through " + known.get() + " is loaded. Which of the two is newer"
                        + " decides what is closed: say with --observed-through through which day this one goes.",
                true));
    }

    /**
     * A promise that is not kept.
     *
     * @param isRefusing whether the delivery is refused because of it
     */
    record Broken(Quality quality, String words, boolean isRefusing) {}
}
