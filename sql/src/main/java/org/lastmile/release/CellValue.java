package org.lastmile.release;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a published cell says. A hidden value has a type of its own: it is never null, 0 or -1, and it has ONE public
 * reason, because which rule hid a value would itself tell something.
 */
public sealed interface CellValue {
    /**
     * A value in full.
     *
     * @param count people or units counted; of a share the numerator
     * @param share null when the indicator is a count or a sum
     */
    record Shown(long count, @Nullable Share share) implements CellValue {}

    /**
     * The people of a rate, and the rate with its 95 % Wilson interval, all in percent from 0 to 100 with one decimal.
     *
     * @param of denominator, at least the policy's minimum
     */
    record Share(long of, BigDecimal pct, BigDecimal lowPct, BigDecimal highPct) {}

    /**
     * A rate too near an end to be shown in full: a range in percent, and a band for the number of people. No counts,
     * no interval.
     *
     * @param peopleBand for example {@code 40-99}
     */
    record Banded(BigDecimal lowPct, BigDecimal highPct, String peopleBand) implements CellValue {}

    /**
     * A count that would help to work out a small one: a range of whole numbers on a fixed grid, both ends included.
     */
    record Ranged(long low, long high) implements CellValue {
        public Ranged {
            if (low < 0 || low >= high) {
                throw new IllegalArgumentException("A range begins at 0 or later and holds more than one number.");
            }
        }
    }

    /** Hidden so that nobody is exposed. */
    record Protected() implements CellValue {}

    /** There is nothing to show, and nothing is hidden. */
    record Empty(Reason reason) implements CellValue {}

    /** Why a cell is empty. */
    enum Reason {
        NO_POPULATION("no population"),
        NOT_MATURED("not matured"),
        NOT_OBSERVED("not observed"),
        NOT_COLLECTED("not collected"),
        REDEFINED("redefined");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        /** As files and pages write it. */
        public String words() {
            return words;
        }
    }
}
