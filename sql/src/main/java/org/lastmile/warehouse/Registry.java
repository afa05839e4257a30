package org.lastmile.warehouse;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The deliveries that are wholly loaded, in the order in which they came. Files of any other delivery do not count. */
public final class Registry {
    private final List<Entry> entries;
    private final List<Coverage> coverages;
    private final Map<String, Span> spans;
    private final List<Withdrawal> withdrawals;
    private final Newness newness;

    private Registry(
            List<Entry> entries, List<Coverage> coverages, Map<String, Span> spans, List<Withdrawal> withdrawals) {
        this.entries = List.copyOf(entries);
        this.coverages = List.copyOf(coverages);
        this.spans = Map.copyOf(spans);
        this.withdrawals = List.copyOf(withdrawals);
        this.newness = new Newness(entries, spans);
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

    public static Registry read(PartnershipFolder folder) {
        var deliveries = TableSnapshot.files(folder.table("source", "delivery"));
        var coverage = TableSnapshot.files(folder.table("source", "coverage"));

        if (deliveries.isEmpty() || coverage.isEmpty()) {
            return new Registry(List.of(), List.of(), Map.of(), List.of());
        }

        try (var duck = Duck.open(1, "512MB");
                var statement = duck.createStatement()) {
            var entries = new ArrayList<Entry>();

            try (var rows = statement.executeQuery("from " + Duck.parquet(deliveries) + " order by sequence")) {
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

            var days = Duck.parquet(coverage);
            return new Registry(
                    entries,
                    Coverage.all(days, literalList(entries), statement),
                    Span.all(days, statement),
                    Withdrawal.all(folder, statement));
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static String literalList(List<Entry> entries) {
        return entries.stream()
                .map(entry -> Duck.literal(entry.deliveryId()))
                .collect(Collectors.joining(", ", "[", "]::varchar[]"));
    }

    public List<Entry> entries() {
        return entries;
    }

    /** The deliveries from the oldest to the newest: of two rows with one key that of the newer delivery counts. */
    public List<Entry> newestLast() {
        return newness.order();
    }

    /** The day as of which a delivery speaks; empty when nothing of its source has a day. */
    public Optional<LocalDate> asOf(String deliveryId) {
        return newness.asOf(deliveryId);
    }

    /** First day that a delivery covers, when somebody has said it. */
    Optional<LocalDate> declaredFrom(String deliveryId) {
        return Optional.ofNullable(spans.getOrDefault(deliveryId, Span.UNKNOWN).declaredFrom());
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
                spans,
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
        var own = own(source, partner).map(Coverage::observedThrough).max(LocalDate::compareTo);
        return own.isPresent() ? own : of(source).map(Coverage::observedThrough).min(LocalDate::compareTo);
    }

    /** The first such day, in the same way; empty when nobody has said it and no row has a day. */
    public Optional<LocalDate> observedFrom(String source, String partner) {
        var own = own(source, partner).flatMap(Coverage::begin).min(LocalDate::compareTo);
        return own.isPresent() ? own : of(source).flatMap(Coverage::begin).max(LocalDate::compareTo);
    }

    private Stream<Coverage> own(String source, String partner) {
        return of(source)
                .filter(coverage ->
                        coverage.partner().equals(partner) || coverage.partner().equals(Coverage.ALL));
    }

    private Stream<Coverage> of(String source) {
        return coverages.stream().filter(coverage -> coverage.source().equals(source));
    }

    public List<Coverage> coverages() {
        return coverages;
    }
}
