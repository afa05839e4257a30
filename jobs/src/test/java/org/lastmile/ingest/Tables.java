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
        return new Tables(county.zone("source"), county.zone("core"), county.core());
    }
}
