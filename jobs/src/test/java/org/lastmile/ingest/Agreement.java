package org.lastmile.ingest;

import java.util.HashMap;
import java.util.Map;

/**
 * How learners that were found agree with people, over all pairs of rows.
 *
 * @param together of rows of one person, the pairs that stand under one learner
 * @param found    pairs of rows under one learner
 * @param real     pairs of rows of one person
 */
record Agreement(long together, long found, long real) {
    /** Counts rows by person and learner. */
    static final class Count {
        private final Map<String, Long> both = new HashMap<>();
        private final Map<Long, Long> learners = new HashMap<>();
        private final Map<Integer, Long> people = new HashMap<>();

        void row(int person, long learner) {
            both.merge(person + " " + learner, 1L, Long::sum);
            learners.merge(learner, 1L, Long::sum);
            people.merge(person, 1L, Long::sum);
        }

        Agreement agreement() {
            return new Agreement(pairs(both), pairs(learners), pairs(people));
        }

        private static long pairs(Map<?, Long> counts) {
            return counts.values().stream()
                    .mapToLong(count -> count * (count - 1) / 2)
                    .sum();
        }
    }

    /** Of the pairs under one learner, the share that are one person's. */
    double precision() {
        return found == 0 ? 1 : together / (double) found;
    }

    /** Of the pairs of one person, the share that stand under one learner. */
    double recall() {
        return real == 0 ? 1 : together / (double) real;
    }
}
