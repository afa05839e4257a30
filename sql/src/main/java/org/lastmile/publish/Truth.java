package org.lastmile.publish;

import java.util.List;
import java.util.Set;

/**
 * What is, or was, true of one cell.
 *
 * @param numerator of a share; nobody in other cells
 * @param rest      of the population without the numerator
 * @param partners  whose data were complete, so that they are counted
 */
record Truth(Part population, Part numerator, Part rest, Set<String> partners) {
    static final int PARTS = 3;
    static final Truth NOBODY = new Truth(Part.NOBODY, Part.NOBODY, Part.NOBODY, Set.of());

    Truth {
        partners = Set.copyOf(partners);
    }

    /**
     * One of the sums that a cell tells.
     *
     * @param people each once
     * @param value  people, rows or a sum, as the indicator counts
     */
    record Part(long people, long value) {
        static final Part NOBODY = new Part(0, 0);

        /**
         * Whether a reader who subtracts one from the other learns nothing, or something about enough people. Rows and
         * sums may change because of one person alone: then the people must have changed, too, by enough.
         */
        boolean isSafeBeside(Part other, int minimum) {
            return equals(other)
                    || (Math.abs(people - other.people) >= minimum && Math.abs(value - other.value) >= minimum);
        }
    }

    List<Part> parts() {
        return List.of(population, numerator, rest);
    }

    /** Whether all sums are the same. */
    boolean says(Truth other) {
        return parts().equals(other.parts());
    }

    boolean isSafeBeside(Truth other, int minimum) {
        for (var i = 0; i < parts().size(); i++) {
            if (!parts().get(i).isSafeBeside(other.parts().get(i), minimum)) {
                return false;
            }
        }

        return true;
    }
}
