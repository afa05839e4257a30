package org.lastmile.release;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An indicator as a flat row of {@code release.indicator}, and back. */
public final class IndicatorRow {
    private IndicatorRow() {}

    /** Values by column of the contract, in its order. {@code window} is a reserved word of SQL, hence window_length. */
    public static Map<String, @Nullable Object> of(IndicatorCard card) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("indicator", card.id());
        row.put("title", card.title());
        row.put("question", card.question());
        row.put("statistic", card.statistic());
        row.put("unit", card.unit());
        row.put("is_additive", card.isAdditive());
        row.put("window_length", card.window());
        row.put("anchor", card.anchor());
        row.put("population", card.population());
        row.put("numerator", card.numerator());
        row.put("source", card.source());
        row.put("limits", card.limits());
        row.put("version", card.version());
        return row;
    }

    /** An edition from before {@code is_additive} says nothing of it. */
    static IndicatorCard card(Map<String, @Nullable Object> row) {
        return new IndicatorCard(
                text(row, "indicator"),
                text(row, "title"),
                text(row, "question"),
                text(row, "statistic"),
                text(row, "unit"),
                !Boolean.FALSE.equals(row.get("is_additive")),
                text(row, "window_length"),
                text(row, "anchor"),
                text(row, "population"),
                text(row, "numerator"),
                text(row, "source"),
                text(row, "limits"),
                Integer.parseInt(text(row, "version")));
    }

    private static String text(Map<String, @Nullable Object> row, String column) {
        return Objects.requireNonNull(row.get(column), column).toString();
    }
}
