package org.lastmile.release;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.lastmile.release.SourceQuality.Between;
import org.lastmile.release.SourceQuality.Exactly;
import org.lastmile.release.SourceQuality.Lateness;
import org.lastmile.release.SourceQuality.Part;
import org.lastmile.release.SourceQuality.RowsTold;
import org.lastmile.release.SourceQuality.TooFew;

/** A source as a flat row of {@code release.source}, and back. */
public final class SourceRow {
    private static final String BETWEEN_RULES = ", ";

    private SourceRow() {}

    /** Values by column of the contract, in its order. */
    public static Map<String, @Nullable Object> of(SourceQuality source) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("source", source.source());
        row.put("title", source.title());
        row.put("known_through", source.knownThrough());
        row.put("newest_on", source.newestOn());
        row.put("lateness", source.lateness().word());
        row.put("partner_count", source.partners().of());
        row.put("late_partner_count", source.partners().some());
        row.put("delivery_count", source.deliveries().of());
        row.put("told_delivery_count", source.deliveries().some());
        row.put("row_count", source.setAside() instanceof Exactly told ? told.of() : null);
        row.put("set_aside_count", source.setAside() instanceof Exactly told ? told.rows() : null);
        row.put("repaired_count", source.repaired() instanceof Exactly told ? told.rows() : null);
        row.put("set_aside_low_pct", source.setAside() instanceof Between told ? told.lowPct() : null);
        row.put("set_aside_high_pct", source.setAside() instanceof Between told ? told.highPct() : null);
        row.put("repaired_low_pct", source.repaired() instanceof Between told ? told.lowPct() : null);
        row.put("repaired_high_pct", source.repaired() instanceof Between told ? told.highPct() : null);
        row.put("rules", String.join(BETWEEN_RULES, source.rules()));
        row.put("label", label(source.setAside()));
        return row;
    }

    private static String label(RowsTold told) {
        if (told instanceof Exactly exactly) {
            return exactly.rows() + " of " + exactly.of() + " rows";
        }

        return told instanceof Between between
                ? "between " + between.lowPct() + " and " + between.highPct() + " of 100 rows"
                : "too few rows to say";
    }

    static SourceQuality source(Map<String, @Nullable Object> row) {
        var rules = text(row, "rules");
        return new SourceQuality(
                text(row, "source"),
                text(row, "title"),
                (LocalDate) row.get("known_through"),
                (LocalDate) row.get("newest_on"),
                lateness(text(row, "lateness")),
                new Part(whole(row, "partner_count"), whole(row, "late_partner_count")),
                new Part(whole(row, "delivery_count"), whole(row, "told_delivery_count")),
                told(row, "set_aside"),
                told(row, "repaired"),
                rules.isEmpty() ? List.of() : List.of(rules.split(BETWEEN_RULES, -1)));
    }

    private static RowsTold told(Map<String, @Nullable Object> row, String what) {
        if (row.get(what + "_count") instanceof Number rows) {
            return new Exactly(rows.longValue(), number(row, "row_count").longValue());
        }

        return row.get(what + "_low_pct") == null
                ? new TooFew()
                : new Between(whole(row, what + "_low_pct"), whole(row, what + "_high_pct"));
    }

    private static Lateness lateness(String word) {
        return Arrays.stream(Lateness.values())
                .filter(lateness -> lateness.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No lateness is written '" + word + "'"));
    }

    private static int whole(Map<String, @Nullable Object> row, String column) {
        return number(row, column).intValue();
    }

    private static Number number(Map<String, @Nullable Object> row, String column) {
        return (Number) Objects.requireNonNull(row.get(column), column);
    }

    private static String text(Map<String, @Nullable Object> row, String column) {
        return Objects.requireNonNull(row.get(column), column).toString();
    }
}
