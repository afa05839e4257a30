package org.lastmile.disclosure;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.lastmile.disclosure.Company.Move;

/**
 * What few people find out who put together what they know: those who are alone in a hidden sum, and those who are
 * together all of one. Everybody who is in a hidden sum is taken to know whether nobody else is.
 *
 * <p>An outsider's lines show what one known sum gives away. For two people, what one of them knows is taken out of
 * everything, and lines of the rest show what the other one adds. That changes only the few sums with a column of what is
 * known; only those are kept for each such insight. People who know more than one sum each that do not follow from one
 * another, and so are no case of that, have an insight together.
 */
final class Coalitions {
    private final int most;
    private final Insights insights;

    /**
     * @param most people who put together what they know: 0 to look at nobody, 1, or 2
     * @param sums of each column
     */
    Coalitions(int most, SumsByColumn sums, Fingerprints fingerprints) {
        this.most = most;
        insights = new Insights(most, sums, fingerprints);
    }

    void add(Hidden one) {
        insights.add(one);
    }

    void remove(Hidden one) {
        insights.remove(one);
    }

    /** Whether somebody would find out a hidden sum of others by these changes; what they know already does not count. */
    boolean wouldReveal(Map<Hidden, Change> changes) {
        if (changes.values().stream().anyMatch(change -> Fingerprints.isZero(change.print()))) {
            return true;
        }

        if (changes.isEmpty() || most == 0) {
            return false;
        }

        insights.renew();
        var moves = changes.values().stream()
                .map(change -> new Move(change.one(), change.one().line, Fingerprints.direction(change.print())))
                .toList();
        return new Company(Holders.NOBODY, most)
                        .isTelling(moves, direction -> insights.at(direction, insights.outsiders(), changes.keySet()))
                || concerned(changes, moves).stream().anyMatch(who -> wouldReveal(who, changes));
    }

    /** Whoever sees a sum that changes, or that others come to lie with, in another place than outsiders do. */
    private Set<Insight> concerned(Map<Hidden, Change> changes, List<Move> moves) {
        var some = new LinkedHashSet<Insight>();
        // All of them change by the same rows.
        changes.values().stream()
                .limit(1)
                .flatMap(change -> change.rows().stream())
                .flatMap(insights::touched)
                .forEach(some::add);
        changes.keySet().forEach(one -> {
            insights.touched(one.row).forEach(some::add);
            some.addAll(insights.whoKnow(one));
        });
        moves.forEach(move -> some.addAll(insights.whoSee(move.to())));
        some.remove(insights.outsiders());
        return some;
    }

    private boolean wouldReveal(Insight who, Map<Hidden, Change> changes) {
        var moving = new LinkedHashSet<>(changes.keySet());
        var then = who.projection();

        if (who.own().stream().anyMatch(changes::containsKey)) {
            then = insights.known(
                    who, one -> changes.containsKey(one) ? changes.get(one).row() : one.row);
            moving.addAll(who.places().keySet());
            then.columns().forEach(column -> moving.addAll(insights.with(column)));
        }

        return new Company(who.people(), most)
                .isTelling(
                        moves(who, then, moving, changes),
                        direction -> Stream.concat(
                                insights.at(direction, insights.outsiders(), moving)
                                        .filter(one -> !who.places().containsKey(one)),
                                insights.at(direction, who, moving)));
    }

    private static List<Move> moves(Insight who, Projection then, Set<Hidden> moving, Map<Hidden, Change> changes) {
        return moving.stream()
                .map(one -> {
                    var change = changes.get(one);
                    return new Move(
                            one, who.projection().direction(one), then.direction(change == null ? one : change));
                })
                .toList();
    }
}
