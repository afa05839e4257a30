package org.lastmile.warehouse;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** The deliveries that are wholly loaded, in the order in which they came. Files of any other delivery do not count. */
public final class Registry {
    private final List<Entry> entries;
    private final List<Coverage> coverages;
    private final List<Withdrawal> withdrawals;

    private Registry(List<Entry> entries, List<Coverage> coverages, List<Withdrawal> withdrawals) {
        this.entries = List.copyOf(entries);
        this.coverages = List.copyOf(coverages);
        this.withdrawals = List.copyOf(withdrawals);
    }

    /** One delivery. */
    public record Entry(
            String deliveryId,
            long sequence,
            String source,
            String contractVersion,
            String files,
            long rowsIn,
            long accepted,
            long quarantined) {}

    /**
     * Up to which day a partner's facts of a source are known.
     *
     * @param partner   {@code *} where rows name no partner: it then holds for all
     * @param isAssumed whether the day is the newest event and not declared
     */
    public record Coverage(String source, String partner, LocalDate observedThrough, boolean isAssumed) {}

    public static Registry read(PartnershipFolder folder) {
        var deliveries = TableSnapshot.newest(folder.table("source", "delivery"));
        var coverage = TableSnapshot.newest(folder.table("source", "coverage"));

        if (deliveries.isEmpty() || coverage.isEmpty()) {
            return new Registry(List.of(), List.of(), List.of());
        }

        try (var duck = Duck.open(1, "512MB");
                var statement = duck.createStatement()) {
            var entries = new ArrayList<Entry>();

            try (var rows = statement.executeQuery("from " + relation(deliveries.get()) + " order by sequence")) {
                while (rows.next()) {
                    entries.add(new Entry(
                            rows.getString("delivery_id"),
                            rows.getLong("sequence"),
                            rows.getString("source"),
                            rows.getString("contract_version"),
                            rows.getString("files"),
                            rows.getLong("rows_in"),
                            rows.getLong("rows_accepted"),
                            rows.getLong("rows_quarantined")));
                }
            }

            var coverages = new ArrayList<Coverage>();

            try (var rows =
                    statement.executeQuery("select source, partner_key, max(observed_through) as observed_through,"
                            + " arg_max(is_assumed, observed_through) as is_assumed from " + relation(coverage.get())
                            + " where list_contains(" + literalList(entries) + ", delivery_id)"
                            + " group by source, partner_key order by source, partner_key")) {
                while (rows.next()) {
                    coverages.add(new Coverage(
                            rows.getString("source"),
                            rows.getString("partner_key"),
                            rows.getObject("observed_through", LocalDate.class),
                            rows.getBoolean("is_assumed")));
                }
            }

            return new Registry(entries, coverages, Withdrawal.all(folder, statement));
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static String relation(TableSnapshot table) {
        return Duck.parquet(table.files().stream().map(DataFile::path).toList());
    }

    private static String literalList(List<Entry> entries) {
        return entries.stream()
                .map(entry -> Duck.literal(entry.deliveryId()))
                .collect(Collectors.joining(", ", "[", "]::varchar[]"));
    }

    public List<Entry> entries() {
        return entries;
    }

    public boolean holds(String deliveryId) {
        return entries.stream().anyMatch(entry -> entry.deliveryId().equals(deliveryId));
    }

    public boolean isCollected(String source) {
        return entries.stream().anyMatch(entry -> entry.source().equals(source));
    }

    /** Number of the next delivery; one that was used before a withdrawal does not come back. */
    public long nextSequence() {
        return LongStream.concat(
                                entries.stream().mapToLong(Entry::sequence),
                                withdrawals.stream().mapToLong(Withdrawal::sequence))
                        .max()
                        .orElse(0)
                + 1;
    }

    public List<Withdrawal> withdrawals() {
        return withdrawals;
    }

    /** Id under which a delivery is committed: another one when it is loaded again after it was taken back. */
    public String transaction(String deliveryId) {
        var times = withdrawals.stream()
                .filter(withdrawal -> withdrawal.deliveryId().equals(deliveryId))
                .count();
        return times == 0 ? deliveryId : deliveryId + "." + times;
    }

    /** The deliveries but one. */
    public Registry without(String deliveryId) {
        return new Registry(
                entries.stream()
                        .filter(entry -> !entry.deliveryId().equals(deliveryId))
                        .toList(),
                coverages,
                withdrawals);
    }

    /** Files of wholly loaded deliveries: a file lies in a folder that names its delivery. */
    public List<DataFile> loaded(List<DataFile> files) {
        var known = entries.stream().map(entry -> folder(entry.deliveryId())).collect(Collectors.toSet());
        return files.stream().filter(file -> isIn(file.path(), known)).toList();
    }

    private static boolean isIn(Path file, Set<String> folders) {
        for (var part : file) {
            if (folders.contains(part.toString())) {
                return true;
            }
        }

        return false;
    }

    /** Name of the folder that holds the files of a delivery inside each table. */
    public static String folder(String deliveryId) {
        return "d-" + deliveryId;
    }

    /**
     * The last day on which a partner's facts of a source are known: the partner's own, or that of the source as a
     * whole when it does not name the partner. Empty when the source never came.
     */
    public Optional<LocalDate> observedThrough(String source, String partner) {
        var known = coverages.stream()
                .filter(coverage -> coverage.source().equals(source))
                .toList();
        var own = known.stream()
                .filter(coverage ->
                        coverage.partner().equals(partner) || coverage.partner().equals("*"))
                .map(Coverage::observedThrough)
                .max(LocalDate::compareTo);
        return own.isPresent()
                ? own
                : known.stream().map(Coverage::observedThrough).min(LocalDate::compareTo);
    }

    public List<Coverage> coverages() {
        return coverages;
    }
}
