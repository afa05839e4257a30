package org.lastmile.ingest;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Counts rows while they are loaded. */
final class LoadTally {
    private final TreeMap<String, Long> rules = new TreeMap<>();
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

    void setAside(String rule, long rows) {
        quarantined += rows;

        if (rows > 0) {
            rules.merge(rule, rows, Long::sum);
        }
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

    Map<String, Long> rules() {
        return new TreeMap<>(rules);
    }

    Map<String, Long> observed() {
        var days = new TreeMap<String, Long>();
        observed.forEach((partner, newest) -> days.put(partner, newest[0]));
        return days;
    }
}
