package org.lastmile.synthetic;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was written: the files, the number of learners in them, and the data rows by file name (header not counted). */
public record SyntheticReport(List<Path> files, int learners, Map<String, Long> rows) {
    public SyntheticReport {
        files = List.copyOf(files);
        rows = Collections.unmodifiableMap(new LinkedHashMap<>(rows));
    }
}
