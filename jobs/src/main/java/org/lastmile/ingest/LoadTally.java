package org.lastmile.ingest;

import java.util.Map;
import java.util.TreeMap;

/** Counts rows while they are loaded. */
final class LoadTally {
    private final TreeMap<String, Long> rules = new TreeMap<>();
    private final TreeMap<String, Long> observed = new TreeMap<>();
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
        observed.merge(partner, day, Math::max);
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
        return new TreeMap<>(observed);
    }
}
