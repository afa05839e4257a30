package org.lastmile.disclosure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who knows hidden sums, and where those lie for them. The more is published, the fewer such people there are; so insights
 * are looked for when they are needed first, and again when what somebody knows has changed.
 */
final class Insights {
    private static final int[] NO_COLUMNS = {};

    private final int most;
    private final SumsByColumn sums;
    private final Fingerprints fingerprints;
    private final Set<Hidden> hidden = new LinkedHashSet<>();
    private final Lines lines = new Lines();
    private final Insight outsiders = Insight.ofOutsiders();
    private final List<Insight> all = new ArrayList<>();
    private final Set<Insight> stale = new LinkedHashSet<>();
    private final Map<Integer, Set<Insight>> byColumn = new HashMap<>();
    private final Map<Holders, Set<Insight>> informed = new HashMap<>();
    private boolean isBegun;

    /** @param most people who put together what they know */
    Insights(int most, SumsByColumn sums, Fingerprints fingerprints) {
        this.most = most;
        this.sums = sums;
        this.fingerprints = fingerprints;
    }

    Insight outsiders() {
        return outsiders;
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

    Set<Insight> whoKnow(Hidden one) {
        return informed.computeIfAbsent(
                one.holders,
                holders -> all.stream().filter(who -> who.isKnown(holders)).collect(Collectors.toSet()));
    }

    /** Who takes something out of sums with the columns of a row. */
    Stream<Insight> touched(Row row) {
        var some = new LinkedHashSet<Insight>();
        for (var column : byColumn.isEmpty() ? NO_COLUMNS : row.columns) {
            some.addAll(byColumn.getOrDefault(column, Set.of()));
        }

        return some.stream();
    }

    /** Who sees sums on a line, where outsiders see them or elsewhere. */
    Set<Insight> whoSee(long direction) {
        return lines.whoSee(direction);
    }

    /** Sums that somebody sees on a line, but for some. */
    Stream<Hidden> at(long direction, Insight who, Set<Hidden> without) {
        return lines.at(direction, who).stream().filter(one -> !without.contains(one));
    }

    /** Hidden sums that may have a column. */
    List<Hidden> with(int column) {
        return sums.with(column);
    }

    /** What somebody knows when some sums are other ones than now. */
    Projection known(Insight who, Function<Hidden, Row> rows) {
        return Projection.along(who.own().stream().map(rows).toList(), sums::count, fingerprints);
    }

    /** Takes note of what has changed since. */
    void renew() {
        if (!isBegun) {
            isBegun = true;
            find();
        }

        if (!stale.isEmpty()) {
            stale.forEach(this::renew);
            stale.clear();
            dropNeedless();
        }
    }

    private void renew(Insight who) {
        forget(who);
        who.know(known(who, one -> one.row));
        var concerned = new HashSet<Hidden>();
        for (var column : who.projection().columns()) {
            byColumn.computeIfAbsent(column, any -> new LinkedHashSet<>()).add(who);
            sums.with(column).stream()
                    .filter(one -> one.coefficient(column) != 0)
                    .forEach(concerned::add);
        }

        concerned.forEach(one -> place(who, one));
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

    private void forget(Insight who) {
        List.copyOf(who.places().keySet()).forEach(one -> displace(who, one));
        who.projection()
                .columns()
                .forEach(column -> byColumn.computeIfPresent(column, (any, there) -> {
                    there.remove(who);
                    return there.isEmpty() ? null : there;
                }));
    }

    private void find() {
        var known = hidden.stream()
                .map(one -> one.holders)
                .filter(holders -> !holders.isNobody() && holders.people() <= most)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        var singles = known.stream()
                .map(this::insight)
                .filter(who -> who.people().people() == 1 && who.rank() > 1)
                .toList();

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

    private Insight insight(Holders people) {
        var own = hidden.stream().filter(one -> one.holders.areAmong(people)).toList();
        var who = new Insight(people, own);
        all.add(who);
        renew(who);
        return who;
    }

    /** What only one or two people know follows less and less: who has no insight any more will not have one again. */
    private void dropNeedless() {
        var ranks = all.stream().collect(Collectors.toMap(Insight::people, who -> who.projection()
                .rank()));
        var needless = all.stream().filter(who -> !isNeeded(who, ranks)).toList();
        needless.forEach(this::forget);
        all.removeAll(needless);
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
        return who.rank() > 1 + knownByOne || (who.people().people() < most && who.rank() > 0);
    }
}
