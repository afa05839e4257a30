package org.lastmile.page;

import java.util.Locale;
import org.lastmile.chart.Numbers;
import org.lastmile.release.SourceQuality.Between;
import org.lastmile.release.SourceQuality.Exactly;
import org.lastmile.release.SourceQuality.RowsTold;

/**
 * How many rows of a hundred, in words and as a strip of a hundred.
 *
 * @param css   class of the kind of value
 * @param least of a hundred at least so many
 * @param more  so many more at most
 */
record RowsInWords(String text, String css, boolean isDrawn, String least, String more) {
    static RowsInWords of(RowsTold told) {
        if (told instanceof Exactly exactly) {
            return exactly(exactly);
        }

        if (told instanceof Between between) {
            return new RowsInWords(
                    words(between),
                    "banded",
                    true,
                    Integer.toString(between.lowPct()),
                    Integer.toString(between.highPct() - between.lowPct()));
        }

        return new RowsInWords("too few rows to say", "empty", false, "", "");
    }

    private static RowsInWords exactly(Exactly told) {
        var least = told.of() == 0 ? 0 : 100.0 * told.rows() / told.of();
        var text =
                (told.rows() == 0 ? "none" : Numbers.count(told.rows())) + " of " + Numbers.count(told.of()) + " rows";
        return new RowsInWords(text, "shown", told.rows() > 0, String.format(Locale.ROOT, "%.1f", least), "0");
    }

    private static String words(Between told) {
        if (told.lowPct() == 0) {
            return "at most " + told.highPct() + " of 100";
        }

        return told.highPct() == 100
                ? told.lowPct() + " of 100 or more"
                : told.lowPct() + " to " + told.highPct() + " of 100";
    }
}
