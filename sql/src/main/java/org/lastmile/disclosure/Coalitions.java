package org.lastmile.disclosure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What few people find out who put together what they know: those who are alone in a hidden sum, and those who are
 * together all of one. Everybody who is in a hidden sum is taken to know whether nobody else is.
 *
 * <p>An outsider's lines show what one known sum gives away. For two people, one of them is the base: what that one knows
 * is taken out of everything, and lines of the rest show what the other one adds. People who know more than one sum
 * each, and so are no case of that, are a base together.
 */
final class Coalitions {
    private final int most;
    private final int mostKnown;
    private final Set<Hidden> hidden = new HashSet<>();
    private final Map<Holders, Integer> sums = new LinkedHashMap<>();
    private final List<Lines> lines = new ArrayList<>();
    private final Set<Lines> stale = new HashSet<>();

    /** @param most people who put together what they know: 0 to look at nobody, 1, or 2 */
    Coalitions(Collection<Holders> holdersOfSums, int most) {
        this.most = most;
        holdersOfSums.stream()
                .filter(holders -> !holders.isNobody() && holders.people() <= most)
                .forEach(holders -> sums.merge(holders, 1, Integer::sum));
        var bases = bases();
        mostKnown = bases.stream().mapToInt(this::known).max().orElse(0);
        lines.add(new Lines(Holders.NOBODY, most));
        bases.forEach(base -> lines.add(new Lines(base, most)));
    }

    /** How many sums the best informed base knows, so that fingerprints are long enough. */
    int mostKnown() {
        return mostKnown;
    }

    void add(Hidden one) {
        hidden.add(one);
        lines.forEach(some -> put(some, one, 1));
    }

    void remove(Hidden one) {
        lines.forEach(some -> put(some, one, -1));
        hidden.remove(one);
    }

    private void put(Lines some, Hidden one, int more) {
        if (some.isKnown(one.holders)) {
            stale.add(some);
        } else if (more > 0 && !stale.contains(some)) {
            some.add(one.print, one.holders);
        } else if (!stale.contains(some)) {
            some.remove(one.print, one.holders);
        }
    }

    /** Whether somebody would find out a hidden sum of others by these changes; what they know already does not count. */
    boolean wouldReveal(Map<Hidden, long[]> after) {
        if (after.values().stream().anyMatch(Fingerprints::isZero)) {
            return true;
        }

        if (after.isEmpty()) {
            return false;
        }

        stale.forEach(some -> some.renew(hidden));
        stale.clear();
        var changes = after.entrySet().stream()
                .map(one -> new Lines.Change(one.getKey().print, one.getValue(), one.getKey().holders))
                .toList();
        return lines.stream()
                .anyMatch(some -> after.keySet().stream().anyMatch(one -> some.isKnown(one.holders))
                        ? some.wouldRevealAnew(all(after))
                        : some.wouldReveal(changes));
    }

    private List<Lines.Change> all(Map<Hidden, long[]> after) {
        return hidden.stream()
                .map(one -> new Lines.Change(one.print, after.getOrDefault(one, one.print), one.holders))
                .toList();
    }

    /** One person when others may join; and who knows two sums or more besides what the better informed half knows. */
    private List<Holders> bases() {
        var bases = new ArrayList<Holders>();
        for (var one : sums.keySet()) {
            if (one.people() < most || known(one) > 1 + mostKnownByOne(one)) {
                bases.add(one);
            }
        }

        var informed = sums.keySet().stream()
                .filter(one -> one.people() == 1 && known(one) > 1)
                .toList();
        for (var i = 0; i < informed.size() && most > 1; i++) {
            for (var j = 0; j < i; j++) {
                var both = informed.get(i).and(informed.get(j));

                if (!sums.containsKey(both)) {
                    bases.add(both);
                }
            }
        }

        return bases;
    }

    /** Sums of one person, or of two and of each of them. */
    private int known(Holders all) {
        var together = sums.getOrDefault(all, 0);
        return all.people() == 1 ? together : together + ofEach(all).sum();
    }

    private int mostKnownByOne(Holders all) {
        return all.people() == 1 ? 0 : ofEach(all).max().orElse(0);
    }

    private IntStream ofEach(Holders all) {
        return all.classes().keySet().stream().mapToInt(one -> sums.getOrDefault(Holders.alone(one), 0));
    }
}
