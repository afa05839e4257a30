package org.lastmile.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.lastmile.disclosure.audit.Problem;
import org.lastmile.disclosure.audit.Secret;

/** Tables that agree with everything published, with what each secret is in them: added up once for many readers. */
final class Witnesses {
    private final List<Secret> secrets;
    private final List<long[]> tables = new ArrayList<>();
    private final List<long[]> sums = new ArrayList<>();

    Witnesses(Problem problem) {
        secrets = problem.secrets();
    }

    void add(long[] table) {
        tables.add(table);
        sums.add(secrets.stream().mapToLong(secret -> secret.sum(table)).toArray());
    }

    /** Whether every secret is so wide in the tables alone that somebody cannot exclude. */
    boolean show(Insider insider, long width) {
        var possible = IntStream.range(0, tables.size())
                .filter(table -> insider.isPossible(tables.get(table)))
                .mapToObj(sums::get)
                .toList();
        return IntStream.range(0, secrets.size()).allMatch(secret -> isWide(secret, possible, width));
    }

    /** Mostly the first few tables are enough. */
    private static boolean isWide(int secret, List<long[]> possible, long width) {
        var low = Long.MAX_VALUE;
        var high = Long.MIN_VALUE;
        for (var here : possible) {
            low = Math.min(low, here[secret]);
            high = Math.max(high, here[secret]);

            if (high - low >= width) {
                return true;
            }
        }

        return false;
    }
}
