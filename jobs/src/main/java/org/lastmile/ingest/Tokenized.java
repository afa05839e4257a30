package org.lastmile.ingest;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of the rows of one table in one file.
 *
 * @param setAside rows that break a rule; they go along as their place and their reasons
 * @param rules    these rows by column and rule that they broke first
 * @param examples of the first of them, without a value: row, column, rule and kind of value
 */
public record Tokenized(Recognised file, long rows, long setAside, Map<String, Long> rules, List<String> examples) {
    public Tokenized {
        rules = new TreeMap<>(rules);
        examples = List.copyOf(examples);
    }
}
