package org.lastmile.release;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.lastmile.contract.WarehouseException;

/** How the answer to a question is written. */
public enum ResultFormat {
    /** Aligned columns for a terminal; null is empty. */
    TABLE,
    /** RFC 4180 with a header. */
    CSV,
    /** An array with one object per row. */
    JSON;

    /** @throws WarehouseException if the word is none of table, csv, json */
    public static ResultFormat of(String word) {
        return Arrays.stream(values())
                .filter(format -> format.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new WarehouseException("Format '" + word + "' is unknown; use one of "
                        + Arrays.stream(values()).map(ResultFormat::word).collect(Collectors.joining(", ")) + "."));
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
