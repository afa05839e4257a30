package org.lastmile.disclosure;

import java.nio.LongBuffer;
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
    private static final PrimeField FIELD = PrimeField.DECIDING;

    private final Holders base;
    private final int most;
    private Projection projection = Projection.NONE;

    /** By line, how many sums have which holders. */
    private final Map<LongBuffer, Map<Holders, Integer>> members = new HashMap<>();

    /** What happens to the fingerprint of a hidden sum. */
    // Arrays, because there are many; nobody compares changes.
    @SuppressWarnings("ArrayRecordComponent")
    record Change(long[] before, long[] after, Holders holders) {}

    /**
     * @param base people who know their sums already; nobody for an outsider
     * @param most people who put together what they know, the base included
     */
    Lines(Holders base, int most) {
        this.base = base;
        this.most = most;
    }

    /** Whether a change of a sum with these holders changes what the base knows. */
    boolean isKnown(Holders holders) {
        return holders.areAmong(base);
    }

    void add(long[] print, Holders holders) {
        put(line(print, projection), 1, holders);
    }

    void remove(long[] print, Holders holders) {
        put(line(print, projection), -1, holders);
    }

    /** Starts anew with all hidden sums that there are. */
    void renew(Collection<Hidden> hidden) {
        projection = Projection.along(
                hidden.stream().filter(one -> isKnown(one.holders)).map(one -> one.print));
        members.clear();
        hidden.forEach(one -> add(one.print, one.holders));
    }

    private void put(LongBuffer line, int more, Holders holders) {
        var now = members.computeIfAbsent(line, any -> new HashMap<>());

        if (now.merge(holders, more, Integer::sum) == 0) {
            now.remove(holders);
        }

        if (now.isEmpty()) {
            members.remove(line);
        }
    }

    /** Whether sums of different directions would come to lie on a line with one that these people know, or can know. */
    boolean wouldReveal(List<Change> changes) {
        return wouldReveal(changes, projection);
    }

    /** The same, when the changes are those of all hidden sums and what the base knows is among them. */
    boolean wouldRevealAnew(List<Change> changes) {
        return wouldReveal(
                changes,
                Projection.along(changes.stream()
                        .filter(change -> isKnown(change.holders()))
                        .map(Change::after)));
    }

    private boolean wouldReveal(List<Change> changes, Projection then) {
        var from = changes.stream()
                .map(change -> line(change.before(), projection))
                .toList();
        var to = changes.stream().map(change -> line(change.after(), then)).toList();
        move(changes, from, to);
        var reveals = hasNewCompany(from, to);
        move(changes, to, from);
        return reveals;
    }

    private void move(List<Change> changes, List<LongBuffer> from, List<LongBuffer> to) {
        for (var i = 0; i < changes.size(); i++) {
            put(from.get(i), -1, changes.get(i).holders());
            put(to.get(i), 1, changes.get(i).holders());
        }
    }

    private boolean hasNewCompany(List<LongBuffer> from, List<LongBuffer> to) {
        var origins = new HashMap<LongBuffer, List<LongBuffer>>();
        for (var i = 0; i < to.size(); i++) {
            origins.computeIfAbsent(to.get(i), any -> new ArrayList<>()).add(from.get(i));
        }

        return origins.entrySet().stream().anyMatch(entry -> {
            var now = members.getOrDefault(entry.getKey(), Map.of());
            var size = now.values().stream().mapToInt(Integer::intValue).sum();
            var isMixed = size > entry.getValue().size() || new HashSet<>(entry.getValue()).size() > 1;
            return isNothing(entry.getKey()) ? tells(base, now) : isMixed && tells(now);
        });
    }

    /** Sums about the same people tell those people nothing new. */
    private boolean tells(Map<Holders, Integer> now) {
        return now.keySet().stream()
                .filter(holders -> !holders.isNobody())
                .map(base::and)
                .anyMatch(all -> all.people() <= most && tells(all, now));
    }

    private static boolean tells(Holders all, Map<Holders, Integer> now) {
        return now.keySet().stream().anyMatch(holders -> !holders.areAmong(all));
    }

    private static boolean isNothing(LongBuffer line) {
        return line.limit() == 0;
    }

    /** A print without what is known, scaled so that its first number that is not 0 is 1; empty when nothing is left. */
    private static LongBuffer line(long[] print, Projection projection) {
        var rest = projection.of(print);
        for (var lead : rest) {
            if (lead != 0) {
                return LongBuffer.wrap(Fingerprints.times(rest, FIELD.inverse(lead)));
            }
        }

        return LongBuffer.allocate(0);
    }
}
