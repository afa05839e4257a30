package org.lastmile.disclosure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * Groups what is left of hidden sums by direction, for people who know some of them and take those away. Two that are
 * multiples of one another give each other away to whoever knows one of them, too.
 */
final class Lines {
    private final Holders base;
    private final int most;
    private final boolean isFull;
    private Projection projection = Projection.NONE;

    /** By direction, how many sums have which holders; not kept where nobody can join the base. */
    private final Map<Long, Map<Holders, Integer>> members = new HashMap<>();

    /**
     * What happens to hidden sums that are multiples of one another, and so stay it.
     *
     * @param holders of each of them
     */
    // Arrays, because there are many; nobody compares changes.
    @SuppressWarnings("ArrayRecordComponent")
    record Change(long[] before, long[] after, List<Holders> holders) {}

    /**
     * @param base people who know their sums already; nobody for an outsider
     * @param most people who put together what they know, the base included
     */
    Lines(Holders base, int most) {
        this.base = base;
        this.most = most;
        isFull = base.people() >= most;
    }

    Holders base() {
        return base;
    }

    /** How many sums the base knows that do not follow from one another. */
    int rank() {
        return projection.rank();
    }

    /** Whether a change of a sum with these holders changes what the base knows. */
    boolean isKnown(Holders holders) {
        return holders.areAmong(base);
    }

    void add(Hidden one) {
        put(one, 1);
    }

    void remove(Hidden one) {
        put(one, -1);
    }

    /** Starts anew with all hidden sums that there are. */
    void renew(Collection<Hidden> hidden) {
        projection = Projection.along(
                hidden.stream().filter(one -> isKnown(one.holders)).map(one -> one.print));
        members.clear();
        hidden.forEach(this::add);
    }

    private void put(Hidden one, int more) {
        if (isFull) {
            return;
        }

        var direction = projection.direction(one.print);
        var now = members.computeIfAbsent(direction, any -> new HashMap<>());

        if (now.merge(one.holders, more, Integer::sum) == 0) {
            now.remove(one.holders);
        }

        if (now.isEmpty()) {
            members.remove(direction);
        }
    }

    /** Whether sums of different directions would come to lie on a line with one that these people know, or can know. */
    boolean wouldReveal(List<Change> changes) {
        return wouldReveal(changes, projection, members);
    }

    /** The same, when the changes are those of all hidden sums and what the base knows is among them. */
    boolean wouldRevealAnew(List<Change> changes) {
        var then = Projection.along(changes.stream()
                .filter(change -> change.holders().stream().anyMatch(this::isKnown))
                .map(Change::after));
        return wouldReveal(changes, then, Map.of());
    }

    /** @param residents sums that may stay where others come to */
    private boolean wouldReveal(List<Change> changes, Projection then, Map<Long, Map<Holders, Integer>> residents) {
        var arrivals = new HashMap<Long, List<Change>>();
        var isCrowded = false;
        for (var change : changes) {
            var to = then.direction(change.after());

            if (to == Projection.NOTHING) {
                if (tells(base, change.holders()) && from(change) != Projection.NOTHING) {
                    return true;
                }
            } else if (!isFull) {
                var here = arrivals.computeIfAbsent(to, any -> new ArrayList<>());
                here.add(change);
                isCrowded |= here.size() > 1 || residents.containsKey(to);
            }
        }

        return isCrowded && hasNewCompany(changes, arrivals, residents);
    }

    private boolean hasNewCompany(
            List<Change> changes, Map<Long, List<Change>> arrivals, Map<Long, Map<Holders, Integer>> residents) {
        var left = new HashMap<Long, Map<Holders, Integer>>();
        if (!residents.isEmpty()) {
            changes.forEach(
                    change -> change.holders().forEach(one -> left.computeIfAbsent(from(change), any -> new HashMap<>())
                            .merge(one, 1, Integer::sum)));
        }

        return arrivals.entrySet().stream().anyMatch(entry -> {
            var gone = left.getOrDefault(entry.getKey(), Map.of());
            var now = new HashSet<Holders>();
            residents.getOrDefault(entry.getKey(), Map.of()).forEach((holders, count) -> {
                if (count > gone.getOrDefault(holders, 0)) {
                    now.add(holders);
                }
            });
            var isMixed = !now.isEmpty()
                    || entry.getValue().stream().map(this::from).distinct().count() > 1;
            entry.getValue().forEach(change -> now.addAll(change.holders()));
            return isMixed && tells(now);
        });
    }

    private long from(Change change) {
        return projection.direction(change.before());
    }

    /** Sums about the same people tell those people nothing new. */
    private boolean tells(Collection<Holders> now) {
        return now.stream()
                .filter(holders -> !holders.isNobody())
                .map(base::and)
                .anyMatch(all -> all.people() <= most && tells(all, now));
    }

    private static boolean tells(Holders all, Collection<Holders> now) {
        return now.stream().anyMatch(holders -> !holders.areAmong(all));
    }
}
