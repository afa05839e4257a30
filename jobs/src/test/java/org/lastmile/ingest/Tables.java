package org.lastmile.ingest;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * All that a warehouse holds, row by row.
 *
 * @param shown core tables as marts see them
 */
record Tables(Map<String, List<String>> source, Map<String, List<String>> core, Map<String, List<String>> shown) {
    static Tables of(County county) throws IOException, SQLException {
        return new Tables(lasting(county.zone("source")), county.zone("core"), county.core());
    }

    /** Without warnings: whether a partner is late depends on the day of the call. */
    private static Map<String, List<String>> lasting(Map<String, List<String>> source) {
        source.computeIfPresent("quality", (table, rows) -> rows.stream()
                .filter(row -> !row.contains("'kind': warned"))
                .toList());
        return source;
    }
}
