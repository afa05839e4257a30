package org.lastmile.ingest;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.lastmile.warehouse.Coverage;
import org.lastmile.warehouse.Quality;

/** Counts rows while they are loaded. */
final class LoadTally {
    /** More names than there are partners are no names of partners: a column was mistaken for another. */
    private static final int MOST_PARTNERS = 100_000;

    private final TreeMap<Cause, Long> rules = new TreeMap<>();
    private final TreeMap<Cause, Long> repaired = new TreeMap<>();
    private final Map<String, long[]> observed = new HashMap<>();
    private final Map<String, long[]> readBy = new HashMap<>();
    private final TreeMap<PartnerCause, Long> ofPartners = new TreeMap<>();
    private long rowsIn;
    private long quarantined;
    private long supporting;

    void read(String partner) {
        rowsIn++;
        readBy.computeIfAbsent(known(partner), any -> new long[1])[0]++;
    }

    /** Few bad rows name so many partners that they must be taken for those of nobody. */
    private String known(String partner) {
        return readBy.size() < MOST_PARTNERS || readBy.containsKey(partner) ? partner : Coverage.ALL;
    }

    void supporting() {
        supporting++;
    }

    void setAside(Cause cause, String partner, long rows) {
        quarantined += rows;
        rules.merge(cause, rows, Long::sum);
        ofPartners.merge(new PartnerCause(known(partner), Quality.Kind.SET_ASIDE, cause.rule()), rows, Long::sum);
    }

    void setAside(Cause cause, Map<String, Long> rowsByPartner) {
        rowsByPartner.forEach((partner, rows) -> setAside(cause, partner, rows));
    }

    /** A row in which at least one value was repaired. */
    void repaired(String partner) {
        ofPartners.merge(new PartnerCause(known(partner), Quality.Kind.REPAIRED, ""), 1L, Long::sum);
    }

    void repaired(Map<Cause, Long> rows) {
        rows.forEach((cause, count) -> repaired.merge(cause, count, Long::sum));
    }

    void observe(String partner, long day) {
        var newest = observed.computeIfAbsent(partner, any -> new long[] {day});
        newest[0] = Math.max(newest[0], day);
    }

    long rowsIn() {
        return rowsIn;
    }

    long quarantined() {
        return quarantined;
    }

    long supportingDocuments() {
        return supporting;
    }

    Map<Cause, Long> rules() {
        return new TreeMap<>(rules);
    }

    Map<Cause, Long> repaired() {
        return new TreeMap<>(repaired);
    }

    Map<PartnerCause, Long> ofPartners() {
        var counts = new TreeMap<>(ofPartners);
        readBy.forEach((partner, rows) -> counts.put(new PartnerCause(partner, Quality.Kind.READ, ""), rows[0]));
        return counts;
    }

    Map<String, Long> observed() {
        var days = new TreeMap<String, Long>();
        observed.forEach((partner, newest) -> days.put(partner, newest[0]));
        return days;
    }
}
