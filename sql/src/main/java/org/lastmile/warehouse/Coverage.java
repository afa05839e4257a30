package org.lastmile.warehouse;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * From which day to which a partner's facts of a source are known.
 *
 * @param partner       {@code *} where rows name no partner: it then holds for all
 * @param observedFrom  null when nobody has said it and no row has a day
 * @param isAssumed     whether the last day is the newest event and not declared
 * @param isFromAssumed whether the first day is that of the oldest event's month and not declared
 */
public record Coverage(
        String source,
        String partner,
        @Nullable LocalDate observedFrom,
        LocalDate observedThrough,
        boolean isAssumed,
        boolean isFromAssumed) {
    /** Stands for all partners of a source. */
    public static final String ALL = "*";

    /**
     * Of each source and partner what all loaded deliveries cover together.
     *
     * @param coverage   relation over {@code source.coverage}
     * @param deliveries literal list of the deliveries that count
     */
    static List<Coverage> all(String coverage, String deliveries, Statement statement) throws SQLException {
        var coverages = new ArrayList<Coverage>();

        try (var rows = statement.executeQuery("select source, partner_key, max(observed_through) as observed_through,"
                + " arg_max(is_assumed, observed_through) as is_assumed, min(observed_from) as observed_from,"
                + " coalesce(arg_min(is_from_assumed, observed_from), true) as is_from_assumed from "
                + withBeginning(coverage) + " where list_contains(" + deliveries + ", delivery_id)"
                + " group by source, partner_key order by source, partner_key")) {
            while (rows.next()) {
                coverages.add(new Coverage(
                        rows.getString("source"),
                        rows.getString("partner_key"),
                        rows.getObject("observed_from", LocalDate.class),
                        rows.getObject("observed_through", LocalDate.class),
                        rows.getBoolean("is_assumed"),
                        rows.getBoolean("is_from_assumed")));
            }
        }

        return coverages;
    }

    /** Tables that were made before there was a first day have no column for it. */
    static String withBeginning(String coverage) {
        return "(select null::date as observed_from, null::boolean as is_from_assumed where false union all by name from "
                + coverage + ")";
    }

    Stream<LocalDate> begin() {
        return Stream.ofNullable(observedFrom);
    }

    /** In words, for example {@code from 2026-01-01 (assumed) through 2026-09-30}. */
    public String words() {
        return (observedFrom == null ? "" : "from " + observedFrom + (isFromAssumed ? " (assumed) " : " ")) + "through "
                + observedThrough + (isAssumed ? " (assumed)" : "");
    }
}
