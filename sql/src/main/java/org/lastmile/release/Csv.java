package org.lastmile.release;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lines of CSV after RFC 4180 that no spreadsheet takes for a formula. */
public final class Csv {
    private static final String FORMULA_STARTS = "=+-@";

    private Csv() {}

    /**
     * One record with its line end. Null is an empty field, an empty text a quoted one; a text that a spreadsheet would
     * compute gets a single quote in front, numbers never.
     */
    public static String line(List<? extends @Nullable Object> values) {
        return values.stream().map(Csv::field).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String field(@Nullable Object value) {
        if (value == null) {
            return "";
        }

        if (!(value instanceof String text)) {
            return ResultTable.text(value);
        }

        var harmless = !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return needsQuotes(harmless) ? '"' + harmless.replace("\"", "\"\"") + '"' : harmless;
    }

    private static boolean needsQuotes(String text) {
        return text.isEmpty() || text.chars().anyMatch(letter -> letter == ',' || letter == '"' || letter < ' ');
    }
}
