package org.lastmile.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.ToLongFunction;
import org.lastmile.disclosure.audit.Problem;
import org.lastmile.disclosure.audit.Secret;

/** Tables that agree with everything published, with what each secret is in them: added up once for many readers. */
final class Witnesses {
    /** Of each secret so many tables are at hand in which it is smallest, and so many in which it is largest. */
    private static final int AT_HAND = 6;

    private final List<Secret> secrets;
    private final List<long[]> tables = new ArrayList<>();
    private final List<long[]> sums = new ArrayList<>();
    private final int[][] smallest;
    private final int[][] largest;

    Witnesses(Problem problem) {
        secrets = problem.secrets();
        smallest = new int[secrets.size()][0];
        largest = new int[secrets.size()][0];
    }

    void add(long[] table) {
        var added = tables.size();
        tables.add(table);
        sums.add(secrets.stream().mapToLong(secret -> secret.sum(table)).toArray());
        for (var secret = 0; secret < smallest.length; secret++) {
            var at = secret;
            smallest[secret] = with(smallest[secret], added, one -> sums.get(one)[at]);
            largest[secret] = with(largest[secret], added, one -> -sums.get(one)[at]);
        }
    }

    /** The tables that come first, one more being there; of equal ones those that were there before. */
    private static int[] with(int[] some, int added, ToLongFunction<Integer> order) {
        var value = order.applyAsLong(added);
        var at = some.length;
        while (at > 0 && order.applyAsLong(some[at - 1]) > value) {
            at--;
        }

        if (at == AT_HAND) {
            return some;
        }

        var more = Arrays.copyOf(some, Math.min(AT_HAND, some.length + 1));
        System.arraycopy(some, at, more, at + 1, more.length - at - 1);
        more[at] = added;
        return more;
    }

    /** Whether every secret is so wide in the tables alone that somebody cannot exclude. */
    boolean show(Insider insider, long width) {
        var possible = new Possible(insider, width);
        for (var secret = 0; secret < secrets.size(); secret++) {
            if (!possible.makesWide(secret)) {
                return false;
            }
        }

        return true;
    }

    /** Tables that somebody cannot exclude, asked as they are needed: what serves one secret mostly serves others. */
    private final class Possible {
        private final Insider insider;
        private final long width;
        private final BitSet asked = new BitSet();
        private final BitSet counted = new BitSet();
        private final long[] low = new long[secrets.size()];
        private final long[] high = new long[secrets.size()];

        Possible(Insider insider, long width) {
            this.insider = insider;
            this.width = width;
            Arrays.fill(low, Long.MAX_VALUE);
            Arrays.fill(high, Long.MIN_VALUE);
        }

        boolean makesWide(int secret) {
            for (var table : smallest[secret]) {
                if (isWide(secret) || ask(table)) {
                    break;
                }
            }

            for (var table : largest[secret]) {
                if (isWide(secret) || ask(table)) {
                    break;
                }
            }

            for (var table = 0; table < tables.size() && !isWide(secret); table++) {
                ask(table);
            }

            return isWide(secret);
        }

        private boolean isWide(int secret) {
            return low[secret] <= high[secret] && high[secret] - low[secret] >= width;
        }

        /** Whether a table is possible; then it counts for all secrets. */
        private boolean ask(int table) {
            if (!asked.get(table)) {
                asked.set(table);

                if (insider.isPossible(tables.get(table))) {
                    count(table);
                }
            }

            return counted.get(table);
        }

        private void count(int table) {
            counted.set(table);
            var here = sums.get(table);
            for (var secret = 0; secret < here.length; secret++) {
                low[secret] = Math.min(low[secret], here[secret]);
                high[secret] = Math.max(high[secret], here[secret]);
            }
        }
    }
}
