package org.lastmile.disclosure.audit;

import java.util.ArrayList;
import java.util.List;

/**
 * What some whole tables prove about a publication, by adding up alone.
 *
 * @param problems what is wrong, one sentence each; empty when the tables prove what they should
 * @param proven   hidden numbers that differ by their width
 * @param told     hidden numbers that follow from shown ones and are of at least the minimum of people: whoever computes
 *                 them learns of no small group
 * @param narrowest the least distance that was proven, Long.MAX_VALUE when nothing was
 */
public record Verdict(List<String> problems, int proven, int told, long narrowest) {
    public Verdict {
        problems = List.copyOf(problems);
    }

    /** @param minimum smallest count that may be shown, in people */
    public static Verdict of(Problem problem, List<long[]> tables, long minimum) {
        var problems = new ArrayList<>(CertificateCheck.problemsOfTables(new Certificate(problem, tables)));

        if (!problems.isEmpty() || tables.isEmpty()) {
            problems.addAll(tables.isEmpty() ? List.of("There are no tables.") : List.of());
            return new Verdict(problems, 0, 0, Long.MAX_VALUE);
        }

        var span = new Span(problem);
        var proven = 0;
        var told = 0;
        var narrowest = Long.MAX_VALUE;
        for (var secret : problem.secrets()) {
            var sums = tables.stream().mapToLong(secret::sum).summaryStatistics();
            var width = sums.getMax() - sums.getMin();

            if (width >= secret.width()) {
                proven++;
                narrowest = Math.min(narrowest, width);
            } else if (sums.getMin() >= minimum && span.holds(secret)) {
                told++;
            } else {
                problems.add("Cell " + secret.id() + " is not shown to reach over " + secret.width() + ".");
            }
        }

        return new Verdict(problems, proven, told, narrowest);
    }

    /** Both together. */
    public Verdict and(Verdict other) {
        var all = new ArrayList<>(problems);
        all.addAll(other.problems);
        return new Verdict(all, proven + other.proven, told + other.told, Math.min(narrowest, other.narrowest));
    }
}
