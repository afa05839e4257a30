package org.lastmile.disclosure.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What an audit found.
 *
 * @param problem   what was audited
 * @param intervals one for each secret, in their order
 * @param binding   for each secret that is too narrow the rows that make it so, as indexes of known rows; empty for
 *                  the others
 * @param tables    tables of whole numbers that agree with everything known, and take the ends of all intervals
 */
public record AuditResult(Problem problem, List<Interval> intervals, List<Set<Integer>> binding, List<long[]> tables) {
    public AuditResult {
        intervals = List.copyOf(intervals);
        binding = List.copyOf(binding);
        tables = List.copyOf(tables);
    }

    /** Indexes of the secrets that are too narrow. */
    public List<Integer> narrow() {
        var narrow = new ArrayList<Integer>();
        for (var i = 0; i < intervals.size(); i++) {
            if (intervals.get(i).width() < problem.secrets().get(i).width()) {
                narrow.add(i);
            }
        }

        return narrow;
    }

    /** The least distance of ends that was found; secrets that are wide enough are not followed to their ends. */
    public long narrowest() {
        return intervals.stream().mapToLong(Interval::width).min().orElse(Long.MAX_VALUE);
    }
}
