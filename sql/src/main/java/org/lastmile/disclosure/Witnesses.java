package org.lastmile.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.lastmile.disclosure.audit.Problem;
import org.lastmile.disclosure.audit.Secret;

/**
 * Tables that agree with everything published, for many readers: which of them have how much of an unknown, and in which a
 * secret is smallest and largest, is noted once, because many readers ask the same.
 */
final class Witnesses {
    private final List<long[]> tables = new ArrayList<>();
    private final List<Order> orders;
    private final Map<Least, Holding> holdings = new HashMap<>();

    /** Where the last of them was not served: the next one mostly is not, either. */
    private int narrowest;

    /** At least so much of an unknown. */
    private record Least(int unknown, long value) {}

    Witnesses(Problem problem) {
        orders = problem.secrets().stream().map(Order::new).toList();
    }

    void add(long[] table) {
        tables.add(table);
    }

    /** Whether every secret is so wide in the tables alone that somebody cannot exclude. */
    boolean show(Insider insider, long width) {
        var possible = possible(insider);

        if (orders.isEmpty()) {
            return true;
        }

        if (!orders.get(narrowest).isWide(possible, width)) {
            return false;
        }

        for (var secret = 0; secret < orders.size(); secret++) {
            if (!orders.get(secret).isWide(possible, width)) {
                narrowest = secret;
                return false;
            }
        }

        return true;
    }

    private BitSet possible(Insider insider) {
        var possible = new BitSet();
        possible.set(0, tables.size());
        insider.own().forEach(row -> {
            var least = new Least(row.unknowns()[0], row.low());
            possible.and(holdings.computeIfAbsent(least, any -> new Holding()).tables(least));
        });
        return possible;
    }

    /** Tables that have at least so much. */
    private final class Holding {
        private final BitSet with = new BitSet();
        private int seen;

        BitSet tables(Least least) {
            for (; seen < tables.size(); seen++) {
                with.set(seen, tables.get(seen)[least.unknown] >= least.value);
            }

            return with;
        }
    }

    /** Tables by what a secret is in them, the smallest first. */
    private final class Order {
        private final Secret secret;
        private int[] order = new int[0];
        private long[] sums = new long[0];

        Order(Secret secret) {
            this.secret = secret;
        }

        boolean isWide(BitSet possible, long width) {
            sort();
            var first = 0;
            while (first < order.length && !possible.get(order[first])) {
                first++;
            }

            var last = order.length - 1;
            while (last > first && !possible.get(order[last])) {
                last--;
            }

            return last > first && sums[order[last]] - sums[order[first]] >= width;
        }

        private void sort() {
            var before = sums.length;

            if (before == tables.size()) {
                return;
            }

            sums = Arrays.copyOf(sums, tables.size());
            for (var table = before; table < sums.length; table++) {
                sums[table] = secret.sum(tables.get(table));
            }

            order = IntStream.range(0, sums.length)
                    .boxed()
                    .sorted((one, other) -> Long.compare(sums[one], sums[other]))
                    .mapToInt(table -> table)
                    .toArray();
        }
    }
}
