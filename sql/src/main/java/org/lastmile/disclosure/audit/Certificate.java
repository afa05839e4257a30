package org.lastmile.disclosure.audit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Whole tables that all agree with everything published, and in which every hidden number differs by its width. Made of
 * published numbers alone.
 *
 * @param problem what was published, and what is hidden
 * @param tables  one number for each unknown
 */
public record Certificate(Problem problem, List<long[]> tables) {
    public Certificate {
        tables = List.copyOf(tables);
    }

    /** Those tables of an audit that are needed: for each secret one in which it is small and one in which it is large. */
    public static Certificate of(AuditResult result) {
        var kept = new LinkedHashSet<Integer>();
        for (var secret : result.problem().secrets()) {
            var chosen = kept.stream().map(result.tables()::get).toList();

            if (width(secret, chosen) < secret.width()) {
                kept.add(best(result.tables(), secret::sum));
                kept.add(best(result.tables(), table -> -secret.sum(table)));
            }
        }

        return new Certificate(
                result.problem(),
                new ArrayList<>(kept.stream().map(result.tables()::get).toList()));
    }

    private static long width(Secret secret, List<long[]> tables) {
        var sums = tables.stream().mapToLong(secret::sum).summaryStatistics();
        return tables.isEmpty() ? -1 : sums.getMax() - sums.getMin();
    }

    private static int best(List<long[]> tables, ToLongFunction<long[]> value) {
        var indexes = new ArrayList<Integer>();
        for (var i = 0; i < tables.size(); i++) {
            indexes.add(i);
        }

        return indexes.stream()
                .max(Comparator.comparingLong(i -> value.applyAsLong(tables.get(i))))
                .orElseThrow(Pins::contradiction);
    }
}
