package org.lastmile.disclosure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What few people find out who put together what they know: those who are alone in a hidden sum, and those who are
 * together all of one. Everybody who is in a hidden sum is taken to know whether nobody else is.
 *
 * <p>An outsider's lines show what one known sum gives away. For two people, one of them is the base: what that one knows
 * is taken out of everything, and lines of the rest show what the other one adds. People who know more than one sum
 * each that do not follow from one another, and so are no case of that, are a base together. The more is published, the
 * fewer such people there are; so bases are looked for when they are needed first, and again when what somebody knows
 * has changed.
 */
final class Coalitions {
    private final int most;
    private final int mostKnown;
    private final Set<Hidden> hidden = new LinkedHashSet<>();
    private final List<Lines> lines = new ArrayList<>();
    private final Set<Lines> stale = new HashSet<>();
    private final Map<Holders, Set<Lines>> informed = new HashMap<>();

    /** @param most people who put together what they know: 0 to look at nobody, 1, or 2 */
    Coalitions(Collection<Holders> holdersOfSums, int most) {
        this.most = most;
        mostKnown = mostKnown(holdersOfSums.stream()
                .filter(this::isCoalition)
                .collect(Collectors.toMap(holders -> holders, any -> 1, Integer::sum, LinkedHashMap::new)));
    }

    private boolean isCoalition(Holders holders) {
        return !holders.isNobody() && holders.people() <= most;
    }

    private static int mostKnown(Map<Holders, Integer> sums) {
        var together = sums.entrySet().stream()
                .filter(one -> one.getKey().people() > 1)
                .mapToInt(Map.Entry::getValue)
                .max()
                .orElse(0);
        return together
                + sums.entrySet().stream()
                        .filter(one -> one.getKey().people() == 1)
                        .map(Map.Entry::getValue)
                        .sorted(Comparator.reverseOrder())
                        .limit(2)
                        .mapToInt(Integer::intValue)
                        .sum();
    }

    /** How many sums a base knows at most, so that fingerprints are long enough. */
    int mostKnown() {
        return mostKnown;
    }

    void add(Hidden one) {
        hidden.add(one);
        stale.addAll(whoKnow(one));
        lines.stream().filter(some -> !stale.contains(some)).forEach(some -> some.add(one));
    }

    void remove(Hidden one) {
        stale.addAll(whoKnow(one));
        lines.stream().filter(some -> !stale.contains(some)).forEach(some -> some.remove(one));
        hidden.remove(one);
    }

    private Set<Lines> whoKnow(Hidden one) {
        return informed.computeIfAbsent(
                one.holders,
                holders -> lines.stream().filter(some -> some.isKnown(holders)).collect(Collectors.toSet()));
    }

    /** Whether somebody would find out a hidden sum of others by these changes; what they know already does not count. */
    boolean wouldReveal(Map<Hidden, long[]> after) {
        if (after.values().stream().anyMatch(Fingerprints::isZero)) {
            return true;
        }

        if (after.isEmpty() || most == 0) {
            return false;
        }

        renew();
        var changes = changes(after.keySet(), after);
        var changing = new HashSet<Lines>();
        after.keySet().forEach(one -> changing.addAll(whoKnow(one)));
        return lines.stream().filter(some -> !changing.contains(some)).anyMatch(some -> some.wouldReveal(changes))
                || (!changing.isEmpty() && wouldRevealAnew(changing, after));
    }

    private boolean wouldRevealAnew(Set<Lines> changing, Map<Hidden, long[]> after) {
        var changes = changes(hidden, after);
        return changing.stream().anyMatch(some -> some.wouldRevealAnew(changes));
    }

    /** One change for all sums of a line. */
    private static List<Lines.Change> changes(Collection<Hidden> some, Map<Hidden, long[]> after) {
        var changes = new LinkedHashMap<Long, Lines.Change>();
        for (var one : some) {
            changes.computeIfAbsent(
                            one.line,
                            any -> new Lines.Change(one.print, after.getOrDefault(one, one.print), new ArrayList<>()))
                    .holders()
                    .add(one.holders);
        }

        return List.copyOf(changes.values());
    }

    private void renew() {
        if (lines.isEmpty()) {
            addBases();
        }

        if (!stale.isEmpty()) {
            stale.forEach(some -> some.renew(hidden));
            stale.clear();
            dropNeedless();
        }
    }

    private void addBases() {
        lines.add(new Lines(Holders.NOBODY, most));
        var singles = new ArrayList<Lines>();
        hidden.stream()
                .map(one -> one.holders)
                .filter(this::isCoalition)
                .distinct()
                .forEach(holders -> {
                    var some = base(holders);

                    if (holders.people() == 1 && some.rank() > 1) {
                        singles.add(some);
                    }
                });
        var bases = lines.stream().map(Lines::base).collect(Collectors.toSet());
        for (var i = 0; i < singles.size() && most > 1; i++) {
            for (var j = 0; j < i; j++) {
                var both = singles.get(i).base().and(singles.get(j).base());

                if (!bases.contains(both)) {
                    base(both);
                }
            }
        }

        lines.get(0).renew(hidden);
        dropNeedless();
    }

    private Lines base(Holders people) {
        var some = new Lines(people, most);
        some.renew(hidden);
        lines.add(some);
        return some;
    }

    /** What only one or two people know follows less and less: who is no base any more will not be one again. */
    private void dropNeedless() {
        var ranks = lines.stream().collect(Collectors.toMap(Lines::base, Lines::rank));
        lines.removeIf(some -> !isNeeded(some, ranks));
        informed.clear();
    }

    /** One person when others may join; and who knows two sums or more besides what the better informed half knows. */
    private boolean isNeeded(Lines some, Map<Holders, Integer> ranks) {
        var base = some.base();
        var knownByOne = base.people() == 1
                ? 0
                : base.classes().keySet().stream()
                        .mapToInt(one -> ranks.getOrDefault(Holders.alone(one), 0))
                        .max()
                        .orElse(0);
        return base.isNobody() || some.rank() > 1 + knownByOne || (base.people() < most && some.rank() > 0);
    }
}
