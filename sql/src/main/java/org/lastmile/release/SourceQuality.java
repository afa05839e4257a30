package org.lastmile.release;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an edition says of one source: through which day it is known, whether it is late, and what became of its rows.
 *
 * @param title        name of the source's contract
 * @param knownThrough day through which all its partners are known; null when no row of it has a day
 * @param newestOn     day through which the partner that goes furthest is known
 * @param partners     that it names, and how many of them were late on the day of the release
 * @param deliveries   that count, and how many of them the shares are of
 * @param setAside     rows that were set aside
 * @param repaired     rows in which a value was repaired
 * @param rules        that set enough rows aside to be named, in the order of their names
 */
public record SourceQuality(
        String source,
        String title,
        @Nullable LocalDate knownThrough,
        @Nullable LocalDate newestOn,
        Lateness lateness,
        Part partners,
        Part deliveries,
        RowsTold setAside,
        RowsTold repaired,
        List<String> rules) {
    public SourceQuality {
        rules = List.copyOf(rules);
    }

    /** Some of several. */
    public record Part(int of, int some) {}

    /** Whether a source came as its contract promises. */
    public enum Lateness {
        ON_TIME("on time"),
        LATE("late"),
        NOT_PROMISED("no date promised");

        private final String word;

        Lateness(String word) {
            this.word = word;
        }

        /** As the table writes it. */
        public String word() {
            return word;
        }
    }

    /** What may be said of how many rows something befell. */
    public sealed interface RowsTold {}

    /** All of it, of a source that knows no learners and holds public values only. */
    public record Exactly(long rows, long of) implements RowsTold {}

    /** Between two percentages of the rows, ends included. */
    public record Between(int lowPct, int highPct) implements RowsTold {}

    /** Nothing, because the rows are too few. */
    public record TooFew() implements RowsTold {}
}
