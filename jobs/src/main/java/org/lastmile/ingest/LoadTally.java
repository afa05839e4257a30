package org.lastmile.ingest;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Counts rows while they are loaded. */
final class LoadTally {
    private final TreeMap<Cause, Long> rules = new TreeMap<>();
    private final TreeMap<Cause, Long> repaired = new TreeMap<>();
    private final Map<String, long[]> observed = new HashMap<>();
    private long rowsIn;
    private long quarantined;
    private long supporting;

    void read() {
        rowsIn++;
    }

    void supporting() {
        supporting++;
    }

    void setAside(Cause cause, long rows) {
        quarantined += rows;

        if (rows > 0) {
            rules.merge(cause, rows, Long::sum);
        }
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

    Map<String, Long> observed() {
        var days = new TreeMap<String, Long>();
        observed.forEach((partner, newest) -> days.put(partner, newest[0]));
        return days;
    }
}
