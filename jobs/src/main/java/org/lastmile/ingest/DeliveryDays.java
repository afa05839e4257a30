package org.lastmile.ingest;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.lastmile.contract.Contract;
import org.lastmile.warehouse.Coverage;
import org.lastmile.warehouse.Duck;
import org.lastmile.warehouse.Scope;

/** Writes down which days a delivery covers: as somebody has said, else as its events show, and flagged as assumed. */
record DeliveryDays(Declared declared) {
    /** Makes the table {@code coverage}. */
    static void create(Connection duck) throws SQLException {
        Duck.execute(
                duck,
                "create table coverage (delivery_id varchar, source varchar, partner_key varchar,"
                        + " observed_through date, is_assumed boolean, observed_from date, is_from_assumed boolean)");
    }

    void insert(Connection duck, String deliveryId, Contract contract, List<LoadedTable> tables) throws SQLException {
        var from = declared.observedFrom().or(() -> oldest(contract, tables));

        try (var insert = duck.prepareStatement("insert into coverage values (?, ?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, deliveryId);
            insert.setString(2, contract.id());
            insert.setObject(6, from.orElse(null));
            insert.setBoolean(7, declared.observedFrom().isEmpty());

            if (declared.observedThrough().isPresent()) {
                insert(insert, Coverage.ALL, declared.observedThrough().get(), false);
                return;
            }

            for (var partner : newest(tables).entrySet()) {
                insert(insert, partner.getKey(), partner.getValue(), true);
            }
        }
    }

    /** Last day that a delivery covers; empty when nobody has said it and no row has a day. */
    Optional<LocalDate> through(List<LoadedTable> tables) {
        return declared.observedThrough()
                .or(() -> newest(tables).values().stream().max(LocalDate::compareTo));
    }

    private static void insert(PreparedStatement insert, String partner, LocalDate day, boolean isAssumed)
            throws SQLException {
        insert.setString(3, partner);
        insert.setObject(4, day);
        insert.setBoolean(5, isAssumed);
        insert.executeUpdate();
    }

    /**
     * All partners of a delivery are known up to its newest event: a small partner may have had a quiet week. A source
     * is known up to the day that all its tables reach: registrations alone do not prove attendances.
     */
    private static Map<String, LocalDate> newest(List<LoadedTable> tables) {
        var observed = new TreeMap<String, LocalDate>();

        for (var table : tables) {
            table.observed().values().stream()
                    .max(Long::compare)
                    .map(LocalDate::ofEpochDay)
                    .ifPresent(newest -> table.observed()
                            .keySet()
                            .forEach(partner -> observed.merge(
                                    partner, newest, (left, right) -> left.isBefore(right) ? left : right)));
        }

        return observed;
    }

    /** A file that begins on the third of a month begins with the month: the first days may have been quiet. */
    private static Optional<LocalDate> oldest(Contract contract, List<LoadedTable> tables) {
        return tables.stream()
                .filter(table -> contract.table(table.table()).eventColumn() != null)
                .flatMap(table -> table.scopes().stream()
                        .map(Scope::oldestOn)
                        .flatMap(java.util.stream.Stream::ofNullable)
                        .min(LocalDate::compareTo)
                        .stream())
                .max(LocalDate::compareTo)
                .map(oldest -> oldest.withDayOfMonth(1));
    }
}
