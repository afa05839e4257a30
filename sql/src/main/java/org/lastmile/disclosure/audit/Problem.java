package org.lastmile.disclosure.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a reader sees of a publication, and what he must not find out. Holds published numbers, ranges and structure,
 * and no true value of anything hidden.
 *
 * @param size number of unknowns, each a whole number from 0 on
 */
public record Problem(int size, List<Known> known, List<Secret> secrets) {
    public Problem {
        known = List.copyOf(known);
        secrets = List.copyOf(secrets);
        known.forEach(row -> check(row.unknowns(), size));
        secrets.forEach(secret -> check(secret.unknowns(), size));
    }

    /** The same publication for a reader who knows more, and for whom his own cells are no secrets. */
    public Problem forReader(List<Known> more, Set<String> own) {
        var rows = new ArrayList<>(known);
        rows.addAll(more);
        return new Problem(
                size,
                rows,
                secrets.stream().filter(secret -> !own.contains(secret.id())).toList());
    }

    /** Whether a table agrees with everything known. */
    public boolean agrees(long[] table) {
        return known.stream().allMatch(row -> row.isTrueOf(table));
    }

    /** The same less the secrets that tables, which agree with what is known, show to be as wide as they must be. */
    public Problem without(List<long[]> tables) {
        return new Problem(
                size,
                known,
                secrets.stream().filter(secret -> !isWide(secret, tables)).toList());
    }

    /** Mostly the first few tables are enough. */
    private static boolean isWide(Secret secret, List<long[]> tables) {
        var low = Long.MAX_VALUE;
        var high = Long.MIN_VALUE;
        for (var table : tables) {
            var sum = secret.sum(table);
            low = Math.min(low, sum);
            high = Math.max(high, sum);

            if (high - low >= secret.width()) {
                return true;
            }
        }

        return false;
    }

    private static void check(int[] unknowns, int size) {
        for (var i = 0; i < unknowns.length; i++) {
            if (unknowns[i] < 0 || unknowns[i] >= size || (i > 0 && unknowns[i] <= unknowns[i - 1])) {
                throw new IllegalArgumentException("Unknowns of a row must ascend and be below " + size + ".");
            }
        }
    }
}
