package org.lastmile.warehouse;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was said of the days of one delivery.
 *
 * @param declaredFrom first day that it covers, as somebody has said; null when nobody has
 * @param through      last day that it covers; null when nobody has said it and no row has a day
 * @param isAssumed    whether that day is the newest event
 */
record Span(@Nullable LocalDate declaredFrom, @Nullable LocalDate through, boolean isAssumed) {
    static final Span UNKNOWN = new Span(null, null, true);

    static Map<String, Span> all(String coverage, Statement statement) throws SQLException {
        var spans = new HashMap<String, Span>();

        try (var rows = statement.executeQuery(
                "select delivery_id, min(observed_from) filter (where not is_from_assumed) as declared_from,"
                        + " max(observed_through) as observed_through, bool_or(is_assumed) as is_assumed from "
                        + Coverage.withBeginning(coverage) + " group by delivery_id")) {
            while (rows.next()) {
                spans.put(
                        rows.getString("delivery_id"),
                        new Span(
                                rows.getObject("declared_from", LocalDate.class),
                                rows.getObject("observed_through", LocalDate.class),
                                rows.getBoolean("is_assumed")));
            }
        }

        return spans;
    }

    /**
     * The day as of which a delivery speaks: the last one that it covers. Of a delivery that only has events it is at
     * least the newest day of its source so far: a few corrected rows of last month are news.
     *
     * @param before that day of what was loaded before
     */
    Optional<LocalDate> asOf(Optional<LocalDate> before) {
        if (through == null) {
            return before;
        }

        return isAssumed && before.isPresent() && before.get().isAfter(through) ? before : Optional.of(through);
    }
}
