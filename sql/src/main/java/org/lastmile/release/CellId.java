package org.lastmile.release;

import org.lastmile.contract.WarehouseException;

/**
 * Address of one published cell, the same in pages, exports, notebooks and on the command line:
 * {@code overview/first_claim_rate_30d/2026Q1/all} or {@code overview/first_claim_rate_30d/2025/gender=woman}.
 *
 * @param dimension name of the dimension, {@code all} for the total
 * @param level     value of the dimension, {@code all} for the total
 */
public record CellId(String publication, String indicator, Period period, String dimension, String level)
        implements Comparable<CellId> {
    public static final String ALL = "all";

    /** The total of an indicator in a period. */
    public static CellId total(String publication, String indicator, Period period) {
        return new CellId(publication, indicator, period, ALL, ALL);
    }

    /**
     * Reads an id as {@link #toString} writes it.
     *
     * @throws WarehouseException if the text has another form
     */
    public static CellId of(String text) {
        var parts = text.split("/", 4);

        if (parts.length != 4 || !(parts[3].equals(ALL) || parts[3].contains("="))) {
            throw new WarehouseException("Cell '" + text + "' is not an address of a cell; write it as"
                    + " publication/indicator/period/all or publication/indicator/period/dimension=level.");
        }

        if (parts[3].equals(ALL)) {
            return total(parts[0], parts[1], Period.of(parts[2]));
        }

        var split = parts[3].indexOf('=');
        return new CellId(
                parts[0], parts[1], Period.of(parts[2]), parts[3].substring(0, split), parts[3].substring(split + 1));
    }

    public boolean isTotal() {
        return dimension.equals(ALL);
    }

    @Override
    public int compareTo(CellId other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return publication + "/" + indicator + "/" + period + "/" + (isTotal() ? ALL : dimension + "=" + level);
    }
}
