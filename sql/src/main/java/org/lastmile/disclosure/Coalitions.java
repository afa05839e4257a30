package org.lastmile.disclosure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lastmile.disclosure.Company.Move;

/**
 * What few people find out who put together what they know: those who are alone in a hidden sum, and those who are
 * together all of one. Everybody who is in a hidden sum is taken to know whether nobody else is.
 *
 * <p>An outsider's lines show what one known sum gives away. For two people, what one of them knows is taken out of
 * everything, and lines of the rest show what the other one adds. That changes only the few sums with a column of what is
 * known; only those are kept for each such insight. People who know more than one sum each that do not follow from one
 * another, and so are no case of that, have an insight together. The more is published, the fewer such people there
 * are; so insights are looked for when they are needed first, and again when what somebody knows has changed.
 */
final class Coalitions {
    private final int most;
    private final SumsByColumn sums;
    private final Fingerprints fingerprints;
    private final Set<Hidden> hidden = new LinkedHashSet<>();
    private final Lines lines = new Lines();
    private final Insight outsiders = Insight.ofOutsiders();
    private final List<Insight> insights = new ArrayList<>();
    private final Set<Insight> stale = new LinkedHashSet<>();
    private final Map<Integer, Set<Insight>> byColumn = new HashMap<>();
    private final Map<Holders, Set<Insight>> informed = new HashMap<>();
    private boolean isBegun;

    /**
     * @param most people who put together what they know: 0 to look at nobody, 1, or 2
     * @param sums of each column
     */
    Coalitions(int most, SumsByColumn sums, Fingerprints fingerprints) {
        this.most = most;
        this.sums = sums;
        this.fingerprints = fingerprints;
    }

    void add(Hidden one) {
        hidden.add(one);
        lines.add(one.line, outsiders, one);
        stale.addAll(whoKnow(one));
        touched(one.row).filter(who -> !stale.contains(who)).forEach(who -> place(who, one));
    }

    void remove(Hidden one) {
        stale.addAll(whoKnow(one));
        touched(one.row).forEach(who -> displace(who, one));
        lines.remove(one.line, outsiders, one);
        hidden.remove(one);
    }

    private Set<Insight> whoKnow(Hidden one) {
        return informed.computeIfAbsent(
                one.holders,
                holders -> insights.stream().filter(who -> who.isKnown(holders)).collect(Collectors.toSet()));
    }

    private Stream<Insight> touched(Row row) {
        if (byColumn.isEmpty()) {
            return Stream.empty();
        }

        var all = new LinkedHashSet<Insight>();
        for (var column : row.columns) {
            all.addAll(byColumn.getOrDefault(column, Set.of()));
        }

        return all.stream();
    }

    private void place(Insight who, Hidden one) {
        if (who.people().people() < most) {
            var direction = who.projection().direction(one);
            who.places().put(one, direction);
            lines.add(direction, who, one);
        }
    }

    private void displace(Insight who, Hidden one) {
        var direction = who.places().remove(one);

        if (direction != null) {
            lines.remove(direction, who, one);
        }
    }

    /** Whether somebody would find out a hidden sum of others by these changes; what they know already does not count. */
    boolean wouldReveal(Map<Hidden, Change> changes) {
        if (changes.values().stream().anyMatch(change -> Fingerprints.isZero(change.print()))) {
            return true;
        }

        if (changes.isEmpty() || most == 0) {
            return false;
        }

        renew();
        var moves = changes.values().stream()
                .map(change -> new Move(change.one(), change.one().line, Fingerprints.direction(change.print())))
                .toList();
        return new Company(Holders.NOBODY, most)
                        .isTelling(moves, direction -> staying(outsiders, changes.keySet(), direction))
                || concerned(changes, moves).stream().anyMatch(who -> wouldReveal(who, changes));
    }

    /** Whoever sees a sum that changes, or that others come to lie with, in another place than outsiders do. */
    private Set<Insight> concerned(Map<Hidden, Change> changes, List<Move> moves) {
        var all = new LinkedHashSet<Insight>();
        // All of them change by the same rows.
        changes.values().stream()
                .limit(1)
                .flatMap(change -> change.rows().stream())
                .flatMap(this::touched)
                .forEach(all::add);
        changes.keySet().forEach(one -> {
            touched(one.row).forEach(all::add);
            all.addAll(whoKnow(one));
        });
        moves.forEach(move -> all.addAll(lines.whoSee(move.to())));
        all.remove(outsiders);
        return all;
    }

    private boolean wouldReveal(Insight who, Map<Hidden, Change> changes) {
        var then = who.own().stream().anyMatch(changes::containsKey) ? knownAfter(who, changes) : who.projection();
        var moving = new LinkedHashSet<>(changes.keySet());

        if (then != who.projection()) {
            moving.addAll(who.places().keySet());
            then.columns().forEach(column -> moving.addAll(sums.with(column)));
            moving.retainAll(hidden);
        }

        var moves = moving.stream()
                .map(one -> {
                    var change = changes.get(one);
                    return new Move(
                            one, who.projection().direction(one), then.direction(change == null ? one : change));
                })
                .toList();
        LongFunction<Stream<Hidden>> residents = direction -> Stream.concat(
                staying(outsiders, moving, direction)
                        .filter(one -> !who.places().containsKey(one)),
                staying(who, moving, direction));
        return new Company(who.people(), most).isTelling(moves, residents);
    }

    private Stream<Hidden> staying(Insight who, Set<Hidden> moving, long direction) {
        return lines.at(direction, who).stream().filter(one -> !moving.contains(one));
    }

    private Projection knownAfter(Insight who, Map<Hidden, Change> changes) {
        return Projection.along(
                who.own().stream()
                        .filter(hidden::contains)
                        .map(one -> changes.containsKey(one) ? changes.get(one).row() : one.row)
                        .toList(),
                sums::count,
                fingerprints);
    }

    private void renew() {
        if (!isBegun) {
            isBegun = true;
            addInsights();
        }

        if (!stale.isEmpty()) {
            stale.forEach(this::renew);
            stale.clear();
            dropNeedless();
        }
    }

    private void renew(Insight who) {
        forget(who);
        who.know(knownAfter(who, Map.of()));
        var concerned = new HashSet<Hidden>();
        for (var column : who.projection().columns()) {
            byColumn.computeIfAbsent(column, any -> new LinkedHashSet<>()).add(who);
            sums.with(column).stream()
                    .filter(one -> hidden.contains(one) && one.row.coefficient(column) != 0)
                    .forEach(concerned::add);
        }

        concerned.forEach(one -> place(who, one));
    }

    private void forget(Insight who) {
        who.places().forEach((one, direction) -> lines.remove(direction, who, one));
        who.places().clear();
        who.projection().columns().forEach(column -> {
            var there = byColumn.getOrDefault(column, new HashSet<>());
            there.remove(who);

            if (there.isEmpty()) {
                byColumn.remove(column);
            }
        });
    }

    private void addInsights() {
        var singles = new ArrayList<Insight>();
        var known = hidden.stream()
                .map(one -> one.holders)
                .filter(this::isCoalition)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        for (var holders : known) {
            var who = insight(holders);

            if (holders.people() == 1 && who.projection().rank() > 1) {
                singles.add(who);
            }
        }

        for (var i = 0; i < singles.size() && most > 1; i++) {
            for (var j = 0; j < i; j++) {
                var both = singles.get(i).people().and(singles.get(j).people());

                if (known.add(both)) {
                    insight(both);
                }
            }
        }

        dropNeedless();
    }

    private boolean isCoalition(Holders holders) {
        return !holders.isNobody() && holders.people() <= most;
    }

    private Insight insight(Holders people) {
        var who = new Insight(
                people,
                hidden.stream().filter(one -> one.holders.areAmong(people)).toList());
        insights.add(who);
        renew(who);
        return who;
    }

    /** What only one or two people know follows less and less: who has no insight any more will not have one again. */
    private void dropNeedless() {
        var ranks = insights.stream().collect(Collectors.toMap(Insight::people, who -> who.projection()
                .rank()));
        insights.removeIf(who -> {
            var isNeedless = !isNeeded(who, ranks);

            if (isNeedless) {
                forget(who);
            }

            return isNeedless;
        });
        informed.clear();
    }

    /** One person when others may join; and who knows two sums or more besides what the better informed half knows. */
    private boolean isNeeded(Insight who, Map<Holders, Integer> ranks) {
        var knownByOne = who.people().people() == 1
                ? 0
                : who.people().classes().keySet().stream()
                        .mapToInt(one -> ranks.getOrDefault(Holders.alone(one), 0))
                        .max()
                        .orElse(0);
        var rank = who.projection().rank();
        return rank > 1 + knownByOne || (who.people().people() < most && rank > 0);
    }
}
