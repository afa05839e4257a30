package org.lastmile.release;

import java.util.Comparator;
import java.util.regex.Pattern;
import org.lastmile.contract.WarehouseException;

/**
 * Name of an edition, written {@code 2026Q3-1}.
 *
 * @param number from 1 within the quarter
 */
record EditionId(Period quarter, int number) implements Comparable<EditionId> {
    private static final Pattern FORM = Pattern.compile("(\\d{4}Q[1-4])-([1-9]\\d{0,5})");

    static boolean isId(String text) {
        return FORM.matcher(text).matches();
    }

    /** @throws WarehouseException if the text is no name of an edition */
    static EditionId of(String text) {
        var match = FORM.matcher(text);

        if (!match.matches()) {
            throw new WarehouseException(
                    "Edition '" + text + "' is not a name of an edition; write it as 2026Q3-1, quarter and number.");
        }

        return new EditionId(Period.of(match.group(1)), Integer.parseInt(match.group(2)));
    }

    /** In time: by quarter, then by number. */
    @Override
    public int compareTo(EditionId other) {
        return Comparator.comparing(EditionId::quarter)
                .thenComparing(EditionId::number)
                .compare(this, other);
    }

    @Override
    public String toString() {
        return quarter + "-" + number;
    }
}
