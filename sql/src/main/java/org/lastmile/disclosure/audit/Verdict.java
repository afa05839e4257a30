package org.lastmile.disclosure.audit;

import java.util.ArrayList;
import java.util.List;

/**
 * What some whole tables prove about a publication, by adding up alone.
 *
 * @param problems what is wrong, one sentence each; empty when the tables prove what they should
 * @param open     names of the hidden numbers for which they do not
 * @param proven   hidden numbers that differ by their width
 * @param told     hidden numbers that follow from shown ones and are of at least the minimum of people: whoever computes
 *                 them learns of no small group
 * @param narrowest the least distance that was proven, Long.MAX_VALUE when nothing was
 */
public record Verdict(List<String> problems, List<String> open, int proven, int told, long narrowest) {
    public Verdict {
        problems = List.copyOf(problems);
        open = List.copyOf(open);
    }

    /** Something else that is wrong. */
    public static Verdict wrong(String problem) {
        return new Verdict(List.of(problem), List.of(), 0, 0, Long.MAX_VALUE);
    }

    /** @param minimum smallest count that may be shown, in people */
    public static Verdict of(Problem problem, List<long[]> tables, long minimum) {
        var problems = new ArrayList<>(CertificateCheck.problemsOfTables(new Certificate(problem, tables)));

        if (tables.isEmpty() && !problem.secrets().isEmpty()) {
            problems.add("There are no tables.");
        }

        if (!problems.isEmpty()) {
            return new Verdict(problems, List.of(), 0, 0, Long.MAX_VALUE);
        }

        var span = new Span(problem);
        var open = new ArrayList<String>();
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
                open.add(secret.id());
                problems.add("Cell " + secret.id() + " is not shown to reach over " + secret.width() + ".");
            }
        }

        return new Verdict(problems, open, proven, told, narrowest);
    }

    /** The same, with every problem said to be of a part. */
    public Verdict in(String part) {
        return new Verdict(
                problems.stream().map(problem -> part + ": " + problem).toList(), open, proven, told, narrowest);
    }

    /** Both together. */
    public Verdict and(Verdict other) {
        return new Verdict(
                both(problems, other.problems),
                both(open, other.open),
                proven + other.proven,
                told + other.told,
                Math.min(narrowest, other.narrowest));
    }

    private static List<String> both(List<String> one, List<String> other) {
        var both = new ArrayList<>(one);
        both.addAll(other);
        return both;
    }
}
