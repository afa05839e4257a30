package org.lastmile.ingest;

import java.io.Serializable;
import java.util.Comparator;

/**
 * Why something was done with a row.
 *
 * @param column empty when no single column is meant
 */
record Cause(String column, String rule) implements Serializable, Comparable<Cause> {
    @Override
    public int compareTo(Cause other) {
        return Comparator.comparing(Cause::column).thenComparing(Cause::rule).compare(this, other);
    }
}
